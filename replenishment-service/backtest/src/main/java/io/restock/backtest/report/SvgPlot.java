package io.restock.backtest.report;

import java.util.List;
import java.util.Locale;

/** The curves as a drawing: share of demand met to the right, units on hand upwards. */
public final class SvgPlot {
    private static final String[] COLOURS = {"#9e9e9e", "#757575", "#f9a825", "#1565c0", "#6a1b9a", "#c62828", "#2e7d32"};
    private static final double LEAST_FILL = 0.90;
    private static final int WIDTH = 900;
    private static final int HEIGHT = 560;
    private static final int MARGIN = 60;

    private SvgPlot() {}

    /** @param curves of one lead time and one class */
    public static String of(List<Curve> curves) {
        double most = curves.stream().mapToDouble(curve -> curve.onHandAt(0.98)).filter(y -> !Double.isNaN(y)).max().orElse(1) * 1.6;
        var svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">%n"
                .formatted(WIDTH, HEIGHT));
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        for (int percent = 90; percent <= 100; percent++) {
            double x = x(percent / 100.0);
            svg.append(line(x, MARGIN, x, HEIGHT - MARGIN)).append(text(x - 10, HEIGHT - MARGIN + 18, percent + "%"));
        }
        for (int step = 0; step <= 5; step++) {
            double y = y(step / 5.0);
            svg.append(line(MARGIN, y, WIDTH - MARGIN, y)).append(text(8, y + 4, String.format(Locale.ROOT, "%,.0f", most * step / 5)));
        }
        svg.append(text(MARGIN, MARGIN - 30, "units on hand on average, against the share of demand met, lead time of %d days".formatted(curves.getFirst().lead())));
        for (int i = 0; i < curves.size(); i++) {
            svg.append(curve(curves.get(i), most, COLOURS[i % COLOURS.length], i));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String curve(Curve curve, double most, String colour, int row) {
        var points = new StringBuilder();
        for (var point : curve.points()) {
            if (point.fill() >= LEAST_FILL && point.onHand() <= most) {
                points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(point.fill()), y(point.onHand() / most)));
            }
        }
        return "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>%n".formatted(colour, points)
                + "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>%n".formatted(MARGIN + 12, MARGIN + 14 + 18 * row, colour, curve.policy());
    }

    private static double x(double fill) {
        return MARGIN + (fill - LEAST_FILL) / (1 - LEAST_FILL) * (WIDTH - 2 * MARGIN);
    }

    private static double y(double part) {
        return HEIGHT - MARGIN - part * (HEIGHT - 2 * MARGIN);
    }

    private static String line(double x1, double y1, double x2, double y2) {
        return String.format(Locale.ROOT, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#e0e0e0\"/>%n", x1, y1, x2, y2);
    }

    private static String text(double x, double y, String words) {
        return String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" fill=\"#424242\">%s</text>%n", x, y, words);
    }
}
