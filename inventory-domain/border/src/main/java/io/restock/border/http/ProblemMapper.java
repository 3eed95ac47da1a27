package io.restock.border.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Every error leaves a service as a {@link Problem}. What nobody foresaw is logged under a number that the caller is given. */
@Provider
public final class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final int DEEPEST = 8;

    @Override
    public Response toResponse(Throwable thrown) {
        ProblemException refused = refusal(thrown);
        return refused == null ? answered(thrown) : response(refused);
    }

    /** Ours, that others have wrapped: the caller's, whom a field is not given, or the body's, which is too long to be read. */
    private static @Nullable ProblemException refusal(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof ProblemException refused) {
                return refused;
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static Response answered(Throwable thrown) {
        return switch (thrown) {
            case WebApplicationException e when e.getCause() instanceof JsonProcessingException json -> answer(unreadable(json));
            case WebApplicationException e -> answer(Problem.of(e.getResponse().getStatus(),
                    e.getResponse().getStatusInfo().getReasonPhrase(), String.valueOf(e.getMessage()), List.of()));
            case JsonProcessingException e -> answer(unreadable(e));
            // No resource throws one: it is the body's own, that stopped coming.
            case IOException _ -> response(ProblemException.unreadable("the connection ended before the body did; nothing was changed, so send it again"));
            default -> unforeseen(thrown);
        };
    }

    /** The answer for a problem, with {@code Retry-After} in whole seconds where it says so. */
    public static Response response(ProblemException e) {
        var response = Response.fromResponse(answer(e.problem()));
        if (e.retryAfter() != null) {
            response.header("Retry-After", Math.max(1, e.retryAfter().toSeconds()));
        }
        return response.build();
    }

    /** A JSON that cannot be read, named by place; a field that we do not know, by its name. */
    public static Problem unreadable(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            String known = unknown.getKnownPropertyIds().stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
            String sentence = path(unknown) + " is not a field here; take it out, or use one of " + known;
            return Problem.of(422, "Some fields are wrong", sentence, List.of(sentence));
        }
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String sentence = path(mapping) + " " + sentenceOf(mapping);
            return Problem.of(422, "Some fields are wrong", sentence, List.of(sentence));
        }
        var at = e.getLocation();
        String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return Problem.of(400, "The request cannot be read", "the body is not JSON" + where + ": " + e.getOriginalMessage(), List.of());
    }

    private static String sentenceOf(JsonMappingException e) {
        Class<?> type = e instanceof MismatchedInputException mismatched ? mismatched.getTargetType()
                : e.getCause() instanceof InputCoercionException tooGreat ? tooGreat.getTargetType() : null;
        if (e.getCause() instanceof IllegalArgumentException ours) {
            return String.valueOf(ours.getMessage());
        }
        String given = e instanceof InvalidFormatException format ? ", was " + Checking.abbreviated(String.valueOf(format.getValue())) : "";
        return type == null ? "cannot be read: " + e.getOriginalMessage() : Rules.of(type) + given;
    }

    private static String path(JsonMappingException e) {
        var path = new StringBuilder();
        for (var reference : e.getPath()) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }

    private static Response unforeseen(Throwable thrown) {
        String number = Long.toHexString(System.nanoTime());
        LOG.errorf(thrown, "unforeseen error %s", number);
        return answer(Problem.of(500, "Our mistake", "nothing was changed as far as we know; quote number " + number, List.of()));
    }

    private static Response answer(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem).build();
    }
}
