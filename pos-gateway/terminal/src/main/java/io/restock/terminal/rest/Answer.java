package io.restock.terminal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a service answered. */
public sealed interface Answer {
    /** It did what was asked (2xx). */
    record Done(int status, JsonNode body) implements Answer {}

    /** It will not, and asking again changes nothing (4xx). The reason is short enough to be counted. */
    record Refused(int status, String reason) implements Answer {}

    /** Not now: saturated, failing or not there at all. Asking again is right. @param retryAfter what the service asks for, or null */
    record NotNow(String reason, @Nullable Duration retryAfter) implements Answer {}
}
