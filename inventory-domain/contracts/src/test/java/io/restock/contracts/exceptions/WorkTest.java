package io.restock.contracts.exceptions;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Json;
import io.restock.contracts.exceptions.ExceptionKind.Keeper;
import io.restock.contracts.exceptions.Settlement.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("An exception, as work,")
class WorkTest {
    private static final Pattern LEFT = Pattern.compile("<[^>]*>");

    @ParameterizedTest
    @EnumSource(ExceptionKind.class)
    void of_every_kind_has_something_that_a_person_can_do_about_it_and_a_time_for_it(ExceptionKind kind) {
        Work work = Work.of(kind);
        assertThat(work.settlements()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(work.due()).isPositive();
        assertThat(work.subjects()).isNotEmpty();
        assertThat(work.settlements().stream().anyMatch(each -> each.type() == Type.CLOSE)).as("closed by hand where its kind says so")
                .isEqualTo(kind.keeper() == Keeper.LEDGER || kind.keeper() == Keeper.CENTER);
        assertThat(kind.name().startsWith("DC_")).isEqualTo(work.isOfCenter());
    }

    /** Where the person's own words go, any text will do. */
    @ParameterizedTest
    @EnumSource(ExceptionKind.class)
    void of_every_kind_is_settled_by_bodies_that_are_json_once_they_are_filled_in(ExceptionKind kind) throws Exception {
        for (Settlement settlement : Work.of(kind).settlements()) {
            String filled = LEFT.matcher(settlement.about(Map.of("subject", "s")).body()).replaceAll("1");
            assertThat(Json.MAPPER.readTree(filled).isObject()).as(settlement.body()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
        "NEGATIVE_ON_HAND 7080001000011|07038010000010 store=7080001000011,item=07038010000010",
        "LINE_UNFIT 7080001000011/2026-03-02/4/17/2 store=7080001000011,date=2026-03-02,till=4,sequence=17,line=2",
        "CONFLICTING_TRANSACTION RetailTransaction/7080001000011/2026-03-02/4/17 store=7080001000011,date=2026-03-02,till=4,sequence=17",
        "CONFLICTING_TRANSACTION StockCount/7080001000011/morning/1 type=StockCount,store=7080001000011,identity=morning/1",
        "DELIVERED_ELSEWHERE 370800000000000013/7080001000011 sscc=370800000000000013,store=7080001000011",
        "TRANSFER_OVERDUE 7080001000011/T-1/a sender=7080001000011,transfer=T-1/a",
        "RETURN_EXCEEDS_SALE 7080001000011/2026-03-02/4/17/2/07038010000010 store=7080001000011,date=2026-03-02,till=4,sequence=17,line=2,item=07038010000010",
        "DC_STOCK_QUESTIONED 7080002000010|07038010000010|PICK_FACE dc=7080002000010,item=07038010000010,location=PICK_FACE",
        "DC_SUPPLY_LATE 7080002000010|PO-1/a dc=7080002000010,number=PO-1/a",
        "DC_TRANSFER_LATE 7080002000010|12 dc=7080002000010,transfer=12",
        "CENTER_UNKNOWN 7080001000011|7080002000010 store=7080001000011,dc=7080002000010",
        "DESPATCH_OVERDUE 370800000000000013 sscc=370800000000000013"})
    void says_by_its_subject_what_it_is_about(ExceptionKind kind, String subject, String parts) {
        var expected = new HashMap<String, String>();
        for (String part : parts.split(",")) {
            expected.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
        }
        assertThat(Work.of(kind).parts(subject)).isEqualTo(expected);
    }

    @Test
    void whose_subject_is_written_otherwise_leaves_the_forms_as_they_are() {
        Work work = Work.of(ExceptionKind.NEGATIVE_ON_HAND);
        assertThat(work.parts("something else")).isEmpty();
        assertThat(work.settlements().getFirst().about(work.parts("something else")).address()).isEqualTo("/v1/stores/{store}/counts");
        assertThat(work.settlements().getFirst().about(work.parts("7080001000011|07038010000010")).address()).isEqualTo("/v1/stores/7080001000011/counts");
    }
}
