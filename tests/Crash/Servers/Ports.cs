using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace NeuraNft.Crash.Servers;

/// <summary>
/// A port below those that the kernel gives to outgoing connections. Clients that knock at a port of that range while nobody listens
/// there are now and then given it as their own, and then hold it against the server that comes back.
/// </summary>
internal static class Ports
{
    public static int Free()
    {
        var range = File.ReadAllText("/proc/sys/net/ipv4/ip_local_port_range").Split('\t', ' ');
        var end = int.Parse(range[0], CultureInfo.InvariantCulture);
        for (var tries = 0; tries < 200; tries++)
        {
            var port = Random.Shared.Next(end / 2, end);
            if (IsFree(port)) return port;
        }

        throw new InvalidOperationException($"No free port found between {end / 2} and {end}.");
    }

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
