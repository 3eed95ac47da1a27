package io.restock.terminal.rest;

import com.fasterxml.jackson.databind.JsonNode;

/** Turns a problem into a reason that can be counted: the same mistake on other lines and items gives the same words. */
public final class Reasons {
    private static final int LONGEST = 140;
    /** Numbers are particular to one line, unless they are the bound that was broken. */
    private static final String PARTICULAR = "(?<!at most )(?<!at least )(?<!than )(?<![\\p{L}\\d./])\\d+(?![\\d:])";

    private Reasons() {}

    /** @param problem the body of an {@code application/problem+json}, or anything else that came instead */
    public static String of(int status, JsonNode problem) {
        var first = problem.path("errors").path(0);
        return first.isTextual() ? general(first.asText()) : problem.path("title").asText("HTTP " + status);
    }

    /** Without what is particular to one line. */
    public static String general(String sentence) {
        var general = sentence.replaceAll("\\[\\d+]", "[]").replaceAll(PARTICULAR, "…").strip();
        return general.length() <= LONGEST ? general : general.substring(0, LONGEST) + "…";
    }
}
