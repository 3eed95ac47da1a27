/** Following Kafka topics without a group: for readers that keep nothing. Start with {@link io.restock.dashboard.topics.TopicFollower}. */
package io.restock.dashboard.topics;
