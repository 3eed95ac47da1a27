package io.restock.contracts.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.restock.contracts.Digest;
import io.restock.contracts.Json;
import io.restock.contracts.access.Action;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param identity by which the same request is known when it is sent again
 * @param lasting whether the identity means this request for ever, since its sender gave it a key; otherwise only as long as it waits
 * @param digest of the content that was sent
 * @param action that it is; its approver must be allowed the same
 * @param stores GLNs of those it is for, and so whom the approver speaks for; none: the chain
 * @param what it is, such as {@code StockAdjustment}: how {@code request} is to be read
 * @param request as it will be done; null in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Asked(String identity, boolean lasting, String digest, Action action, List<String> stores, String what, @Nullable JsonNode request) {
    public Asked {
        stores = List.copyOf(stores);
    }

    /**
     * @param place what it is done to, within which a key is the sender's own
     * @param key that the sender gave it, or null: then the same content is the same request for as long as it waits
     * @param content as it was sent, which distinguishes it from another under the same key
     */
    public static Asked of(Action action, List<String> stores, String what, String place, @Nullable String key, Object content, Object request) {
        try {
            String digest = Digest.of(Json.MAPPER.writeValueAsBytes(content));
            return new Asked(what + "/" + place + "/" + (key == null ? digest : key), key != null, digest, action, stores, what, Json.MAPPER.valueToTree(request));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    Asked withoutRequest() {
        return new Asked(identity, lasting, digest, action, stores, what, null);
    }
}
