package io.restock.replenishment.promise;

/** The first thing that went wrong with a line whose promise is missed, as far as planning's own records know. */
public enum MissCause {
    /** By the times at which we heard of the need it is, or still can be, in time: a till reported late. Not charged to the distribution center. */
    TILL_LATE,
    /** The center said that it had nothing, whether it sent later or cancelled. */
    DC_HAD_NOTHING,
    /** The center that stood in had nothing, and the one that was stopped had. */
    STAND_IN_HAD_NOTHING,
    /** A picker did not find what the center's stock said. */
    SHORT_PICK,
    /** A picker did not find what the center's stock said, and goods of another item went in its place: the shelf of what was ordered stays empty. */
    SUBSTITUTED,
    /** The item was blocked, as in a recall, and its line waited: nobody might send it. Not charged to the distribution center. */
    HELD,
    /** Planning placed the line when its 24 hours were over. */
    ORDERED_LATE,
    /** The lane has no cut-off before the 24 hours end. */
    NO_WAVE_IN_TIME,
    /** Some of it had not left the center when the 24 hours ended. */
    NOT_DESPATCHED,
    /** All of it had left, and a part had not been received. */
    PARTLY_RECEIVED,
    /** The store says that not all of it came, and that no more of it will. */
    DID_NOT_COME,
    /** All of it had left, and nothing had been received. */
    ON_THE_ROAD;

    /** Whether the distribution centers could have kept it: they had it, might send it, and heard of it in time. */
    boolean isOfTheCenters() {
        return switch (this) {
            case TILL_LATE, DC_HAD_NOTHING, HELD -> false;
            case STAND_IN_HAD_NOTHING, SHORT_PICK, SUBSTITUTED, ORDERED_LATE, NO_WAVE_IN_TIME, NOT_DESPATCHED, PARTLY_RECEIVED, DID_NOT_COME, ON_THE_ROAD -> true;
        };
    }

    /** The rule in SQL, over {@code order_line}; its one parameter is the present instant. */
    static final String SQL = """
            case when outcome not in ('WANTING', 'MISSING') and coalesce(within_24h_recorded, recorded_due_at > ?) then 'TILL_LATE'
                 when short_reason in ('NO_STOCK', 'NO_STOCK_FOR_LONG', 'CALLED_OFF_SHORT') then 'DC_HAD_NOTHING'
                 when short_reason = 'STAND_IN_SHORT' then 'STAND_IN_HAD_NOTHING'
                 when short_reason = 'SHORT_PICK' then 'SHORT_PICK'
                 when short_reason = 'SUBSTITUTED' then 'SUBSTITUTED'
                 when short_reason = 'HELD' then 'HELD'
                 when placed_at >= due_at then 'ORDERED_LATE'
                 when cut_off_at >= due_at then 'NO_WAVE_IN_TIME'
                 when despatched_at is null or despatched_at > due_at or despatched < units - cancelled then 'NOT_DESPATCHED'
                 when outcome = 'MISSING' then 'DID_NOT_COME'
                 when closed > 0 and open_units > 0 then 'PARTLY_RECEIVED'
                 else 'ON_THE_ROAD' end""";
}
