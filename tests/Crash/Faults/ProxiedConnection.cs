using System.Net;
using System.Net.Sockets;

namespace NeuraNft.Crash.Faults;

/// <summary>One connection through the proxy: two sockets and a pump each way.</summary>
internal sealed class ProxiedConnection(Socket client, Socket server, Func<TimeSpan> latency)
{
    private static readonly TimeSpan SlowCloseTakes = TimeSpan.FromMilliseconds(300);
    private volatile Fault fault;
    private volatile bool isStarted;

    public Task Running { get; private set; } = Task.CompletedTask;

    public bool IsOpen => !isStarted || !Running.IsCompleted;

    public void Start(int target, CancellationToken stop)
    {
        Running = RunAsync(target, stop);
        isStarted = true;
    }

    public void Strike(Fault struck)
    {
        if (struck == Fault.None) return;
        fault = struck;
        if (struck != Fault.Reset) return;
        Abort(client);
        Abort(server);
    }

    private async Task RunAsync(int target, CancellationToken stop)
    {
        try
        {
            client.NoDelay = server.NoDelay = true;
            if (fault == Fault.None) await server.ConnectAsync(IPAddress.Loopback, target, stop);
            await Task.WhenAll(PumpAsync(client, server, stop), PumpAsync(server, client, stop));
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException or OperationCanceledException)
        {
        }
        finally
        {
            client.Dispose();
            server.Dispose();
        }
    }

    private async Task PumpAsync(Socket from, Socket to, CancellationToken stop)
    {
        var buffer = new byte[64 * 1024];
        while (true)
        {
            int count;
            try
            {
                count = from.Connected ? await from.ReceiveAsync(buffer, stop) : 0;
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
            {
                count = 0;
            }

            if (latency() is { Ticks: > 0 } late) await Task.Delay(late, stop);
            if (fault == Fault.SlowClose) await Task.Delay(SlowCloseTakes, stop);
            if (fault == Fault.Silent)
            {
                // Who gives up hears no answer to that either; the other end goes on believing until the proxy ends or strikes again.
                if (count == 0) await Task.Delay(Timeout.Infinite, stop);
                continue;
            }

            if (count == 0 || fault == Fault.SlowClose)
            {
                End(from);
                End(to);
                return;
            }

            await to.SendAsync(buffer.AsMemory(0, count), stop);
        }
    }

    private static void End(Socket socket)
    {
        try
        {
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
        }
    }

    private static void Abort(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(true, 0);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
        }

        socket.Dispose();
    }
}
