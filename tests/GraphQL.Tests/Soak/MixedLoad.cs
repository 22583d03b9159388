using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace NeuraNft.GraphQL.Tests.Soak;

/// <summary>
/// One caller of many kinds in turn: known and new documents, a refused mutation, failing fields, bodies that are no requests, attacks,
/// and subscriptions that are opened and closed. Each checks that it was answered as it should be.
/// </summary>
internal sealed class MixedLoad(ServerProcess server, int seed)
{
    private const string Tree = "{ artists { number name works { number of title } } }";

    private static readonly string[] Attacks =
    [
        "{" + string.Concat(Enumerable.Repeat("a{", 3_000)),
        "{ " + string.Concat(Enumerable.Range(0, 1_500).Select(i => $"a{i}: echo ")) + "}",
        "{ ...F0 } " + string.Concat(Enumerable.Range(0, 20).Select(i => $"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }} "))
            + "fragment F20 on Query { echo }",
        "{ " + string.Concat(Enumerable.Range(0, 400).Select(i => $"echo(text: \"{i}\") ")) + "}",
        "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }",
        "query(" + string.Concat(Enumerable.Range(0, 800).Select(i => $"$v{i}: Int ")) + ") { echo }",
        "{ echo(text: \"" + new string('x', 100_000),
        "{ echo " + string.Concat(Enumerable.Repeat("@x ", 1_000)) + "}",
    ];

    private readonly Random _random = new(seed);
    private int _new;

    public async Task StepAsync(CancellationToken cancellationToken)
    {
        switch (_random.Next(20))
        {
            case < 9:
                await ExpectAsync(Tree, "\"title\":\"Work 9\"", cancellationToken);
                break;
            case < 13:
                var text = $"new {seed} {_new++}";
                await ExpectAsync($"query N{_new} {{ echo(text: \"{text}\") artists {{ name }} }}", text, cancellationToken);
                break;
            case 13:
                await ExpectAsync("mutation { change(by: 1) }", "AUTH_NOT_AUTHENTICATED", cancellationToken);
                break;
            case 14:
                await ExpectAsync("{ broken }", "INTERNAL_SERVER_ERROR", cancellationToken);
                break;
            case 15:
                await ExpectAsync("{ nonsense }", "GRAPHQL_VALIDATION_FAILED", cancellationToken);
                break;
            case 16:
                await NoRequestAsync(cancellationToken);
                break;
            case 17:
                await ExpectAsync(Attacks[_random.Next(Attacks.Length)], "\"code\"", cancellationToken);
                break;
            case 18:
                await SocketAsync(cancellationToken);
                break;
            default:
                await EventsAsync(cancellationToken);
                break;
        }
    }

    private async Task ExpectAsync(string query, string expected, CancellationToken cancellationToken)
    {
        using var content = Json(JsonSerializer.SerializeToUtf8Bytes(new { query }));
        using var answer = await server.Client.PostAsync("graphql", content, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        if (answer.StatusCode != HttpStatusCode.OK || !text.Contains(expected, StringComparison.Ordinal))
            throw new InvalidDataException($"{Start(query)} was answered {answer.StatusCode} {Start(text)}");
    }

    private async Task NoRequestAsync(CancellationToken cancellationToken)
    {
        var (body, expected) = _random.Next(3) switch
        {
            0 => ("[[[[", HttpStatusCode.BadRequest),
            1 => ("[{\"query\":\"{ echo }\"}]", HttpStatusCode.BadRequest),
            _ => (new string(' ', 300_000), HttpStatusCode.RequestEntityTooLarge),
        };
        using var content = Json(Encoding.UTF8.GetBytes(body));
        using var answer = await server.Client.PostAsync("graphql", content, cancellationToken);
        if (answer.StatusCode != expected)
            throw new InvalidDataException($"{Start(body)} was answered {answer.StatusCode}");
    }

    private async Task SocketAsync(CancellationToken cancellationToken)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(server.Socket, cancellationToken);
        await SendAsync(socket, """{"type":"connection_init"}""", cancellationToken);
        await SendAsync(socket, """{"id":"1","type":"subscribe","payload":{"query":"subscription { ticks }"}}""", cancellationToken);
        var buffer = new byte[4_096];
        for (var i = 0; i < 4; i++)
            await socket.ReceiveAsync(buffer, cancellationToken);
        // One in four goes without a word.
        if (_random.Next(4) > 0)
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
    }

    private async Task EventsAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql")
        {
            Content = Json("""{"query":"subscription { ticks }"}"""u8.ToArray()),
        };
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var answer = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellationToken));
        for (var i = 0; i < 8; i++)
            if (await reader.ReadLineAsync(cancellationToken) is null)
                throw new InvalidDataException("A stream of events ended by itself.");
    }

    private static ByteArrayContent Json(byte[] body) => new(body) { Headers = { ContentType = new("application/json") } };

    private static Task SendAsync(ClientWebSocket socket, string message, CancellationToken cancellationToken) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, cancellationToken);

    private static string Start(string text) => text.Length < 120 ? text : text[..120];
}
