package io.restock.border.access;

import io.restock.contracts.access.Channel;
import io.restock.contracts.access.Role;
import io.restock.contracts.access.Scope;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Where tokens say who their owner is. Identity providers put roles and scopes at places of their own, such as {@code realm_access/roles}: where, is set for the issuer of
 * people's tokens. Tokens that the ledger gives tills say it as {@link #OURS} does, whatever the people's say.
 */
@Singleton
class Claims {
    /** @param roles any of them may name roles; all are read */
    private record Places(List<ClaimPath> roles, ClaimPath stores, ClaimPath dcs, ClaimPath till) {}

    private static final Places OURS = new Places(List.of(ClaimPath.of("roles"), ClaimPath.of("groups")), ClaimPath.of("stores"), ClaimPath.of("dcs"), ClaimPath.of("till"));

    private final Optional<String> peoples;
    private final Places theirs;

    Claims(@ConfigProperty(name = "mp.jwt.verify.issuer") Optional<String> peoples, @ConfigProperty(name = "restock.claims.roles") Optional<List<String>> roles,
            @ConfigProperty(name = "restock.claims.stores") Optional<String> stores, @ConfigProperty(name = "restock.claims.dcs") Optional<String> dcs,
            @ConfigProperty(name = "restock.claims.till") Optional<String> till) {
        this.peoples = peoples;
        this.theirs = new Places(roles.map(paths -> paths.stream().map(ClaimPath::of).toList()).orElse(OURS.roles), path(stores, OURS.stores), path(dcs, OURS.dcs),
                path(till, OURS.till));
    }

    private static ClaimPath path(Optional<String> set, ClaimPath ours) {
        return set.map(ClaimPath::of).orElse(ours);
    }

    /** Who the owner of a token that was verified is. */
    Caller caller(JsonWebToken token, Channel channel) {
        var places = peoples.equals(Optional.ofNullable(token.getIssuer())) ? theirs : OURS;
        return new Caller(token.getName(), roles(token, places), scope(token, places.stores), scope(token, places.dcs), scope(token, places.till), channel);
    }

    /** Tokens of other systems name groups that are no roles of ours. */
    private static Set<Role> roles(JsonWebToken token, Places places) {
        var roles = EnumSet.noneOf(Role.class);
        places.roles.stream().flatMap(path -> texts(in(token, path)).stream()).map(Role::named).flatMap(Optional::stream).forEach(roles::add);
        return roles;
    }

    private static Scope scope(JsonWebToken token, ClaimPath path) {
        return Scope.of(texts(in(token, path)));
    }

    private static @Nullable Object in(JsonWebToken token, ClaimPath path) {
        Object found = token.getClaim(path.names().getFirst());
        for (String name : path.names().subList(1, path.names().size())) {
            found = found instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return found;
    }

    private static List<String> texts(@Nullable Object claim) {
        return switch (claim) {
            case null -> List.of();
            case Map<?, ?> _ -> List.of();
            case Collection<?> all -> all.stream().map(Claims::text).toList();
            default -> List.of(text(claim));
        };
    }

    /** A string of JSON comes with its quotation marks. */
    private static String text(Object claim) {
        return claim.toString().replace("\"", "");
    }
}
