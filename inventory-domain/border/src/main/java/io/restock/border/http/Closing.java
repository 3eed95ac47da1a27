package io.restock.border.http;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.Limits;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.ExceptionKind.Keeper;

/** Names one exception that a person has looked at: what is sent to close it. */
public record Closing(String kind, String subject) {
    private static final String EXAMPLE = "{\"kind\": \"RECEIPT_DIFFERS\", \"subject\": \"370800000000000015\"}";

    /** One that the service keeps. */
    public record Of(ExceptionKind kind, String subject) {}

    /** @throws ProblemException 422 if it names no kind, no subject, or a kind that is closed elsewhere */
    public static Of checked(Closing body, Keeper keeper) {
        Checking.body(body, EXAMPLE);
        var checking = new Checking();
        ExceptionKind kind = checking.oneOf("kind", body.kind(), ExceptionKind.class);
        String subject = checking.text("subject", body.subject(), Limits.LONG_NAME);
        checking.require(kind == null || kind.keeper() == keeper, "kind", "is not kept here: " + (kind == null ? "" : kind.ends()));
        checking.mustHold();
        return new Of(requireNonNull(kind), requireNonNull(subject));
    }
}
