package io.restock.contracts.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restock.contracts.Json;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Who did it")
class AuthorTest {
    static Stream<Author> authors() {
        return Stream.of(new Author("ann", Role.STORE, Channel.PAGE), new Author("7080001000011/4", Role.TILL, Channel.TILL), new Author("a", null, Channel.REST),
                new Author("x".repeat(200), Role.MERCHANDISER, Channel.IMPORT), Author.system("replenishment"), Author.UNKNOWN,
                new Author("ann", Role.STORE, Channel.REST).approvedBy(new Author("bob / the other", Role.OPERATOR, Channel.REST)));
    }

    @ParameterizedTest
    @MethodSource("authors")
    void is_read_as_it_was_written(Author author) {
        assertThat(Author.of(author.text())).isEqualTo(author);
    }

    @ParameterizedTest
    @MethodSource("authors")
    void is_read_from_an_answer_as_it_stands_there(Author author) throws IOException {
        byte[] answer = Json.MAPPER.writeValueAsBytes(author);
        assertThat(Json.MAPPER.readValue(answer, Author.class)).isEqualTo(author);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "ann", "store/ann", "store/rest/", "store/rest/ann\nbob"})
    void is_unknown_where_nobody_says_or_nobody_can_read_it(String text) {
        assertThat(Author.of(text)).isEqualTo(Author.UNKNOWN);
    }

    @Test
    void a_word_of_a_later_version_takes_the_name_from_nobody() {
        assertThat(Author.of("auctioneer/telepathy/ann")).isEqualTo(new Author("ann", null, Channel.UNKNOWN));
    }

    @Test
    void is_told_in_words() {
        assertThat(authors().limit(2).map(Author::inWords)).containsExactly("by ann (store)", "by 7080001000011/4 (till)");
        assertThat(Author.system("replenishment").inWords()).isEqualTo("by replenishment (system)");
        assertThat(Author.UNKNOWN.inWords()).isEqualTo("by whom is unknown");
    }

    @Test
    void names_who_approved_beside_who_asked() {
        assertThat(Author.of("store/rest/ann ✓ operator/page/bob").inWords()).isEqualTo("by ann (store), approved by bob (operator)");
        assertThat(Author.of("store/rest/ann ✓ nobody can read that")).isEqualTo(new Author("ann", Role.STORE, Channel.REST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann ✓ operator/rest/bob", "", "ann\u0000", "a\u0085b"})
    void has_a_name_that_can_be_shown(String subject) {
        assertThatThrownBy(() -> new Author(subject, Role.STORE, Channel.REST)).hasMessageContaining("1 to 200 printable characters");
    }
}
