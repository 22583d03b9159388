using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace NeuraNft.Application.Custody;

/// <summary>
/// The door for the operator: a Unix domain socket that only this process's user can open. One request, one answer, each a line of JSON.
/// </summary>
/// <remarks>Not HTTP on loopback: every local user could connect to that, and a browser could be made to.</remarks>
public sealed class CustodySocket(IOptions<CustodyOptions> options, CustodyDesk desk, ILogger<CustodySocket> logger) : BackgroundService
{
    private const int MostBytes = 64 * 1024;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private Socket? _listener;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Socket is { } path) _listener = Listen(path);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_listener is null) return;
        using var listener = _listener;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                using var caller = await listener.AcceptAsync(stoppingToken);
                await AnswerAsync(caller, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure)
            {
                CustodyLog.RequestFailed(logger, failure);
            }
        }
        File.Delete(options.Value.Socket!);
    }

    private static Socket Listen(string path)
    {
        // What a killed process left; a living one holds the data folder, so that there are no two.
        File.Delete(path);
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        // Before anybody can connect: that takes Listen.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        listener.Listen(4);
        return listener;
    }

    private async Task AnswerAsync(Socket caller, CancellationToken stop)
    {
        if (!SocketPeer.IsOurs(caller))
        {
            CustodyLog.StrangerRefused(logger);
            return;
        }
        using var time = CancellationTokenSource.CreateLinkedTokenSource(stop);
        time.CancelAfter(s_patience);
        var bytes = new byte[MostBytes];
        try
        {
            var length = await ReadLineAsync(caller, bytes, time.Token);
            var request = JsonSerializer.Deserialize<CustodyRequest>(bytes.AsSpan(0, length), JsonSerializerOptions.Web)!;
            var answer = await desk.DoAsync(request, time.Token);
            CryptographicOperations.ZeroMemory(request.Share);
            CustodyLog.Asked(logger, request.Do.Length > 10 ? "?" : request.Do, answer.Code ?? "done");
            await caller.SendAsync(JsonSerializer.SerializeToUtf8Bytes(answer, JsonSerializerOptions.Web), time.Token);
        }
        finally
        {
            // It may hold a share.
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private static async Task<int> ReadLineAsync(Socket caller, byte[] bytes, CancellationToken ct)
    {
        for (var length = 0; length < bytes.Length;)
        {
            var read = await caller.ReceiveAsync(bytes.AsMemory(length), ct);
            if (read == 0) return length;
            length += read;
            if (bytes[length - 1] == '\n') return length - 1;
        }
        throw new InvalidDataException("The request is too long.");
    }
}
