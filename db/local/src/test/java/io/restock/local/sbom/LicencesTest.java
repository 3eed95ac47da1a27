package io.restock.local.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.contracts.Json;
import io.restock.local.sbom.Licences.Foreign;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What others wrote")
class LicencesTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "[{'license': {'id': 'Apache-2.0'}}]",
        "[{'license': {'name': 'EPL-2.0'}}]",
        "[{'expression': '(MIT OR CC0-1.0)'}]",
        "[{'license': {'id': 'GPL-3.0-only'}}, {'license': {'id': 'MIT'}}]",
        "[{'expression': 'AGPL-3.0-only OR MIT'}]"})
    void is_used_where_one_of_its_licences_is_on_the_list(String licences) throws Exception {
        assertThat(Licences.foreign(sbom("org.example", licences))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[{'license': {'id': 'AGPL-3.0-only'}}] | AGPL-3.0-only",
        "[{'license': {'name': 'Ask us'}}]      | Ask us",
        "[{'expression': 'MIT AND GPL-3.0'}]    | MIT AND GPL-3.0",
        "[]                                     | none"})
    void is_named_where_none_is(String licences, String named) throws Exception {
        assertThat(Licences.foreign(sbom("org.example", licences))).containsExactly(new Foreign("pkg:maven/org.example/bread@1", named));
    }

    @Test
    void is_not_what_we_wrote_ourselves() throws Exception {
        assertThat(Licences.foreign(sbom("io.restock", "[]"))).isEmpty();
        assertThat(Licences.count(sbom("io.restock", "[]"))).isZero();
    }

    private static JsonNode sbom(String group, String licences) throws Exception {
        return Json.MAPPER.readTree("""
                {'bomFormat': 'CycloneDX', 'components': [{'group': '%s', 'name': 'bread', 'purl': 'pkg:maven/%s/bread@1', 'licenses': %s}]}
                """.formatted(group, group, licences).replace('\'', '"'));
    }
}
