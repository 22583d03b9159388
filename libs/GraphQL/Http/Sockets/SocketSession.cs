using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Neura.GraphQL.Execution;
using Neura.GraphQL.Execution.Coercion;

namespace Neura.GraphQL.Http.Sockets;

/// <summary>One connection of graphql-transport-ws: its handshake, its timers, its messages.</summary>
internal sealed class SocketSession(
    WebSocket socket,
    HttpContext context,
    GraphQLExecutor executor,
    GraphQLOptions limits,
    GraphQLHttpOptions options,
    TimeProvider time,
    ILogger logger) : IAsyncDisposable
{
    private readonly RequestReader _requests = new(limits);
    private readonly SubscriptionTransportOptions _limits = options.Subscriptions;
    private readonly CancellationTokenSource _life = new();
    // No ConcurrentBag: its items are reached from the threads that put them in, and these would reach the bag by way of the session,
    // so that no session would ever be collected.
    private readonly List<ITimer> _timers = [];
    private SocketOutbox _outbox = null!;
    private SocketOperations? _operations;
    private bool _initialised;
    private long _heard;

    public async Task RunAsync(CancellationToken aborted)
    {
        using var stop = aborted.Register(_life.Cancel);
        // After a close of ours the client has as long to answer it as a stalled one has to take anything.
        _outbox = new SocketOutbox(socket, _limits, () => After(_limits.StallTimeout, Drop));
        _operations = new SocketOperations(context, executor, options, _outbox, logger);
        _heard = time.GetTimestamp();
        After(_limits.InitTimeout, () =>
        {
            if (!_initialised)
                _outbox.Close(SocketClose.InitTimeout);
        });
        var sending = SendAsync();
        await ReceiveAsync();
        Close(SocketClose.Normal);
        await sending;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var timer in Timers())
            await timer.DisposeAsync();
        await _life.CancelAsync();
        if (_operations is not null)
            await _operations.EndAsync();
        _outbox.Dispose();
        _life.Dispose();
    }

    private async Task SendAsync()
    {
        try
        {
            await _outbox.RunAsync(_life.Token);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException)
        {
            await _life.CancelAsync();
        }
    }

    private async Task ReceiveAsync()
    {
        var reader = new SocketReader(socket, limits.MaxRequestBytes);
        try
        {
            while (await ReadAsync(reader) is { } message)
            {
                Volatile.Write(ref _heard, time.GetTimestamp());
                if (_outbox.Closing is null && !message.IsEmpty)
                    await HandleAsync(message);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException)
        {
            // The client is gone, with or without a word.
        }
    }

    // What follows a message that was refused is read too, for the answer to our close comes after it.
    private async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(SocketReader reader)
    {
        try
        {
            return await reader.ReadAsync(_life.Token);
        }
        catch (SocketRefusal refusal)
        {
            Close(refusal.Close);
            return ReadOnlyMemory<byte>.Empty;
        }
    }

    private async Task HandleAsync(ReadOnlyMemory<byte> message)
    {
        try
        {
            using var json = _requests.ParseStrictly(message);
            await HandleAsync(json.RootElement);
        }
        catch (SocketRefusal refusal)
        {
            Close(refusal.Close);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or HttpRefusal)
        {
            Close(SocketClose.BadMessage(malformed is HttpRefusal ? malformed.Message : "Invalid message"));
        }
        catch (SlowSubscriberException)
        {
            _operations!.CloseSlow();
        }
    }

    private async Task HandleAsync(JsonElement message)
    {
        var type = message.ValueKind == JsonValueKind.Object && message.TryGetProperty("type", out var given) ? given.GetString() : null;
        switch (type)
        {
            case "connection_init":
                await InitAsync(message);
                break;
            case "ping":
                await _outbox.PostAsync(SocketMessages.Pong, _life.Token);
                break;
            case "pong":
                break;
            case "subscribe" when !_initialised || _outbox.Closing is not null:
                throw new SocketRefusal(SocketClose.Unauthorized);
            case "subscribe":
                var request = message.TryGetProperty("payload", out var payload)
                    ? RequestReader.Read(payload)
                    : throw new SocketRefusal(SocketClose.BadMessage("Subscribe has no payload"));
                await _operations!.StartAsync(Id(message), request, _life.Token);
                break;
            case "complete":
                _operations!.Stop(Id(message));
                break;
            default:
                throw new SocketRefusal(SocketClose.BadMessage("Unknown message type"));
        }
    }

    private async Task InitAsync(JsonElement message)
    {
        if (_initialised)
            throw new SocketRefusal(SocketClose.TooManyInits);
        var payload = message.TryGetProperty("payload", out var given) && given.ValueKind != JsonValueKind.Null
            ? given.ValueKind == JsonValueKind.Object
                ? JsonValues.Map(given)
                : throw new SocketRefusal(SocketClose.BadMessage("The payload must be an object"))
            : null;
        _initialised = true;
        // Whoever reads the user from the request of the handshake sees the one who signed in here.
        context.User = await _limits.Authenticate(context, payload, _life.Token) ?? throw new SocketRefusal(SocketClose.Forbidden);
        if (Expiry.Left(context.User, options, time) is { } left)
        {
            if (left <= TimeSpan.Zero)
                throw new SocketRefusal(SocketClose.Expired);
            After(left, () => Close(SocketClose.Expired));
        }
        Every(Expiry.Look, () =>
        {
            if (options.AreWithdrawn(context.User))
                Close(SocketClose.Expired);
        });
        Every(_limits.PingInterval, KeepAlive);
        await _outbox.PostAsync(SocketMessages.Ack, _life.Token);
    }

    private void KeepAlive()
    {
        if (time.GetElapsedTime(Volatile.Read(ref _heard)) > 2 * _limits.PingInterval)
            Drop();
        else if (_outbox.IsEmpty)
            _outbox.Post(SocketMessages.Ping);
    }

    private void Drop()
    {
        try
        {
            _life.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The session had ended by itself.
        }
    }

    private void Close(SocketClose reason)
    {
        _operations?.StopAll();
        _outbox.Close(reason);
    }

    private static string Id(JsonElement message) =>
        message.TryGetProperty("id", out var id) && id.GetString() is { Length: > 0 and <= 128 } text
            ? text
            : throw new SocketRefusal(SocketClose.BadMessage("The message has no id"));

    private void After(TimeSpan delay, Action action) => Keep(time.CreateTimer(_ => action(), null, delay, Timeout.InfiniteTimeSpan));

    private void Every(TimeSpan interval, Action action) => Keep(time.CreateTimer(_ => action(), null, interval, interval));

    private void Keep(ITimer timer)
    {
        lock (_timers)
            _timers.Add(timer);
    }

    private ITimer[] Timers()
    {
        lock (_timers)
            return [.. _timers];
    }
}
