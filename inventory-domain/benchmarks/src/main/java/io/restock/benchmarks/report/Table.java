package io.restock.benchmarks.report;

import io.restock.benchmarks.report.Report.Ratio;
import io.restock.benchmarks.report.Report.Row;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** A report for the screen: ratios first. */
public final class Table {
    private Table() {}

    public static String of(Report report) {
        var text = new StringBuilder("\n" + report.name() + ": " + report.question() + "\n\n");
        if (!report.ratios().isEmpty()) {
            var ratios = new ArrayList<List<String>>();
            ratios.add(List.of("", "measured", "promised", ""));
            for (Ratio ratio : report.ratios()) {
                ratios.add(List.of(ratio.what(), Figures.of(ratio.measured()), ratio.promise(),
                        ratio.promise().isEmpty() ? "" : ratio.kept() ? "kept" : "missed"));
            }
            text.append(aligned(ratios)).append('\n');
        }
        text.append(aligned(rows(report)));
        report.conditions().forEach(condition -> text.append("  ").append(condition).append('\n'));
        return text.toString();
    }

    private static List<List<String>> rows(Report report) {
        var columns = new LinkedHashSet<String>();
        report.rows().forEach(row -> columns.addAll(row.beside().keySet()));
        var lines = new ArrayList<List<String>>();
        var head = new ArrayList<>(List.of("", "median", "", "least to most", "runs"));
        head.addAll(columns);
        lines.add(head);
        for (Row row : report.rows()) {
            var line = new ArrayList<>(List.of(row.name(), Figures.of(row.runs().median()), row.unit(),
                    Figures.of(row.runs().least()) + " to " + Figures.of(row.runs().most()), String.valueOf(row.runs().values().size())));
            columns.forEach(column -> line.add(row.beside().containsKey(column) ? Figures.of(row.beside().get(column)) : ""));
            lines.add(line);
        }
        return lines;
    }

    private static String aligned(List<List<String>> lines) {
        int[] widths = new int[lines.getFirst().size()];
        lines.forEach(line -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        });
        var text = new StringBuilder();
        for (List<String> line : lines) {
            var shown = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String padding = " ".repeat(widths[i] - line.get(i).length());
                shown.append("  ").append(i == 0 ? line.get(i) + padding : padding + line.get(i));
            }
            text.append(shown.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
