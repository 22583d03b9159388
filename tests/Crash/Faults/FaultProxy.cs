using System.Net;
using System.Net.Sockets;

namespace NeuraNft.Crash.Faults;

/// <summary>A TCP proxy between a program and its database, on the loopback address, that makes the network fail on demand.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly List<ProxiedConnection> connections = [];
    private readonly Task accepting;
    private readonly int target;

    public FaultProxy(int target)
    {
        this.target = target;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Added to every chunk of bytes, both ways, of connections old and new.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>What befalls every new connection.</summary>
    public Fault ForNew { get; set; }

    /// <summary>So many of the next connections are reset before they carry a byte.</summary>
    public int ResetNext { get; set; }

    /// <summary>Connections that both ends still hold, whatever became of them.</summary>
    public int Open
    {
        get
        {
            lock (connections) return connections.Count(one => one.IsOpen);
        }
    }

    /// <summary>A connection string to the same database through here.</summary>
    public string Through(string connectionString) => new Npgsql.NpgsqlConnectionStringBuilder(connectionString)
    {
        Port = Port,
        Timeout = 2,
        CommandTimeout = 2,
        CancellationTimeout = 500,
    }.ConnectionString;

    /// <summary>Strikes the connections there are, or those of them that the dice choose. Returns how many.</summary>
    public int Strike(Fault fault, Func<bool>? chosen = null)
    {
        List<ProxiedConnection> struck;
        lock (connections) struck = [.. connections.Where(one => one.IsOpen && (chosen is null || chosen()))];
        foreach (var one in struck) one.Strike(fault);
        return struck.Count;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        await accepting;
        lock (connections)
            foreach (var one in connections) one.Strike(Fault.Reset);
        await Task.WhenAll(connections.Select(one => one.Running));
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptSocketAsync(stop.Token);
                var one = new ProxiedConnection(
                    client, new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp), () => Latency);
                lock (connections)
                {
                    connections.RemoveAll(old => !old.IsOpen);
                    connections.Add(one);
                }

                one.Strike(ResetNext > 0 ? Fault.Reset : ForNew);
                ResetNext = Math.Max(0, ResetNext - 1);
                one.Start(target, stop.Token);
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }
}
