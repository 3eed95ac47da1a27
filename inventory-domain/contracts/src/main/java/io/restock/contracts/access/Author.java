package io.restock.contracts.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.restock.contracts.Limits;
import io.restock.contracts.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * Who did it, as what, and by which way. It travels beside a value and not in it, once a record: in the header {@code author}, and in the journal's
 * column of that name, as {@link #text()}.
 *
 * @param subject the name in the token, or the service that decided by itself; 1 to {@value Limits#NAME} characters, none of them a control character
 * @param role in which it was done; null for a service, and where nobody knows
 * @param approvedBy who looked at it before it was done, where a second person had to
 */
public record Author(String subject, @JsonSerialize(using = ToStringSerializer.class) @Nullable Role role,
        @JsonSerialize(using = ToStringSerializer.class) Channel channel, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Author approvedBy) {
    /** Of what was written before authors were, or by a sender that named none. */
    public static final Author UNKNOWN = new Author("unknown", null, Channel.UNKNOWN);

    private static final String NO_ROLE = "-";
    /** Stands in no name. A reader of before there were approvals takes all that follows for a part of the name, and so loses nobody. */
    private static final char MARK = '✓';
    private static final String APPROVED = " " + MARK + " ";

    /** @throws IllegalArgumentException if the subject is no name */
    public Author {
        if (!isName(subject)) {
            throw new IllegalArgumentException("an author's name must be 1 to " + Limits.NAME + " printable characters without " + MARK);
        }
    }

    public Author(String subject, @Nullable Role role, Channel channel) {
        this(subject, role, channel, null);
    }

    /** The same, for what another has approved. */
    public Author approvedBy(Author other) {
        return new Author(subject, role, channel, other);
    }

    /** A service that decides what nobody asked for. */
    public static Author system(String service) {
        return new Author(service, null, Channel.SYSTEM);
    }

    /**
     * Reads what {@link #text()} wrote. What nobody can read has an unknown author, rather than none of its effect.
     *
     * @param text as it came, from anybody; null where nothing did
     */
    public static Author of(@Nullable String text) {
        if (text == null) {
            return UNKNOWN;
        }
        int approved = text.indexOf(APPROVED);
        if (approved >= 0) {
            Author author = of(text.substring(0, approved));
            Author approver = of(text.substring(approved + APPROVED.length()));
            return author.equals(UNKNOWN) || approver.equals(UNKNOWN) ? author : author.approvedBy(approver);
        }
        int role = text.indexOf('/');
        int channel = role < 0 ? -1 : text.indexOf('/', role + 1);
        if (channel < 0 || !isName(text.substring(channel + 1))) {
            return UNKNOWN;
        }
        return of(text.substring(channel + 1), text.substring(0, role), text.substring(role + 1, channel), null);
    }

    /** As an answer in JSON names them; a role or a channel of a later version is none. */
    @JsonCreator
    static Author of(@JsonProperty("subject") String subject, @JsonProperty("role") @Nullable String role, @JsonProperty("channel") String channel,
            @JsonProperty("approvedBy") @Nullable Author approvedBy) {
        return new Author(subject, role == null ? null : Role.named(role).orElse(null), Channel.of(channel), approvedBy);
    }

    /** Whether it can stand as an author's name. */
    public static boolean isName(@Nullable String subject) {
        return subject != null && !subject.isEmpty() && subject.length() <= Limits.NAME && subject.indexOf(MARK) < 0 && PlainText.isPrintable(subject);
    }

    /** {@code role/channel/subject}, such as {@code store/rest/ann}, with {@code  ✓ store/rest/bob} behind it if bob approved; null for one who is not known. */
    public @Nullable String text() {
        return equals(UNKNOWN) ? null : (role == null ? NO_ROLE : role) + "/" + channel + "/" + subject + (approvedBy == null ? "" : APPROVED + approvedBy.text());
    }

    /** For a sentence that says what was done: {@code by ann (store)}, {@code by ann (store), approved by bob (store)}. */
    public String inWords() {
        return equals(UNKNOWN) ? "by whom is unknown"
                : "by " + subject + " (" + (role == null ? channel : role) + ")" + (approvedBy == null ? "" : ", approved " + approvedBy.inWords());
    }
}
