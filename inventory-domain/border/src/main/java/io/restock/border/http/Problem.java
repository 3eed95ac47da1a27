package io.restock.border.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * An error as RFC 9457 has it ({@code application/problem+json}).
 *
 * @param title what kind of problem, the same sentence each time
 * @param detail what is wrong here, and the remedy
 * @param errors one sentence a field, each begins with the field's path such as {@code lines[0].units}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, List<String> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(int status, String title, String detail, List<String> errors) {
        return new Problem("about:blank", title, status, detail, errors);
    }
}
