using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace NeuraNft.Crash.Servers;

/// <summary>
/// A port that the kernel does not give to outgoing connections. Clients that knock at a port of that range while nobody listens there
/// are now and then given it as their own, and then hold it against the server that comes back.
/// </summary>
internal static class Ports
{
    // Below it are the system's own.
    private const int First = 1024, Last = 65535;

    // Fewer are too few to find a free one by chance.
    private const int Enough = 1000;

    public static int Free()
    {
        var range = File.ReadAllText("/proc/sys/net/ipv4/ip_local_port_range").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var (from, to) = Outside(int.Parse(range[0], CultureInfo.InvariantCulture), int.Parse(range[1], CultureInfo.InvariantCulture));
        for (var tries = 0; tries < 200; tries++)
        {
            var port = Random.Shared.Next(from, to + 1);
            if (IsFree(port)) return port;
        }

        throw new InvalidOperationException($"No free port found between {from} and {to}.");
    }

    /// <summary>Below the range, else above it, else anywhere: then it may rarely be taken by a client.</summary>
    internal static (int From, int To) Outside(int begin, int end) =>
        begin - First >= Enough ? (Math.Max(First, begin / 2), begin - 1)
        : Last - end >= Enough ? (end + 1, Last)
        : (First, Last);

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
