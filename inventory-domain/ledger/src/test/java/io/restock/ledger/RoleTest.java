package io.restock.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.local.testing.EngineTestResource;
import io.restock.sql.Database;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That it may do all that it must, all the other tests show: they work as this role. */
@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("The role that the ledger works as")
class RoleTest {
    @Inject
    Database database;

    @ParameterizedTest
    @ValueSource(strings = {"create table ledger.mine (units int)", "alter table ledger.stock add column mine int", "drop table ledger.stock", "truncate ledger.journal",
        "alter table ledger.journal detach partition ledger.journal_0", "update ledger.flyway_schema_history set success = false",
        "drop function ledger.unknown_event(text)", "create function ledger.mine() returns int language sql as 'select 1'",
        "select * from replenishment.journal", "select * from distribution.journal"})
    void changes_nothing_of_how_its_schema_lies_and_sees_no_other(String statement) {
        assertThatThrownBy(() -> database.<Integer>read(sql -> sql.execute(statement))).rootCause().hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"open_journal_part(bigint)", "begin_rebuilding_stock()", "key_rebuilt_stock()", "swap_rebuilt_stock()", "end_rebuilding_stock()"})
    void is_lent_the_owner_s_right_for_these_works_alone_and_nobody_else_is(String routine) {
        assertThat(may("ledger", routine)).isTrue();
        assertThat(may("replenishment", routine)).isFalse();
        assertThat(may("reader", routine)).isFalse();
    }

    private boolean may(String role, String routine) {
        return database.read(sql -> sql.number("select has_function_privilege(?, ?::regprocedure, 'execute')::int", role, "ledger." + routine)) == 1;
    }
}
