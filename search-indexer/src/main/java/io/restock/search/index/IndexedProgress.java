package io.restock.search.index;

import io.restock.contracts.Json;
import io.restock.search.stock.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.hibernate.search.engine.backend.types.Projectable;
import org.hibernate.search.engine.backend.types.Searchable;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.DocumentId;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.Indexed;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.KeywordField;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.SearchEntity;

/** The one document of an index of its own, beside the stock, which says how far the stock has come. */
@SearchEntity(name = "progress")
@Indexed(index = "stock-progress")
final class IndexedProgress {
    @DocumentId
    final String id = "progress";
    @KeywordField(searchable = Searchable.NO, projectable = Projectable.YES)
    final String body;

    IndexedProgress(Progress progress) {
        try {
            body = Json.MAPPER.writeValueAsString(progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Progress read(String body) {
        try {
            return Json.MAPPER.readValue(body, Progress.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the index's progress is of another version: rebuild it", e);
        }
    }
}
