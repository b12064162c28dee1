/**
 * Ring 3: the supervisor's board over HTTP and WebSocket, read-only. The only importer of the HTTP
 * library. {@link org.pacekeeper.web.BoardServer} is the way in; it reads the core's state from a
 * supplier and never touches the core.
 *
 * <table>
 * <caption>What it answers (GET only)</caption>
 * <tr><td>{@code /}</td><td>the board, a page of the files in {@code resources/web}</td></tr>
 * <tr><td>{@code /api/board}</td><td>the state once, see {@link org.pacekeeper.web.BoardJson}</td>
 * </tr>
 * <tr><td>{@code /api/board/live}</td><td>WebSocket: the same as it changes, and health</td></tr>
 * <tr><td>{@code /health}, {@code /api/health}</td><td>200 or 503 with every check</td></tr>
 * <tr><td>{@code /metrics}</td><td>Prometheus text</td></tr>
 * </table>
 */
package org.pacekeeper.web;
