using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace NeuraNft.Application.Custody;

/// <summary>Who is at the other end of a Unix domain socket.</summary>
internal static class SocketPeer
{
    // SOL_SOCKET and SO_PEERCRED of Linux; the answer is struct ucred: process, user, group.
    private const int SocketLevel = 1;
    private const int PeerCredentials = 17;

    /// <summary>
    /// Whether it is this process's own user, or root. The kernel says so; elsewhere than on Linux the socket's mode alone holds.
    /// </summary>
    public static bool IsOurs(Socket socket)
    {
        if (!OperatingSystem.IsLinux()) return true;
        Span<int> credentials = stackalloc int[3];
        socket.GetRawSocketOption(SocketLevel, PeerCredentials, MemoryMarshal.AsBytes(credentials));
        var user = (uint)credentials[1];
        return user == 0 || user == OwnUser();
    }

    // The base class library has no geteuid; the kernel writes real, effective, saved and file system user in a line.
    private static uint OwnUser()
    {
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("Uid:", StringComparison.Ordinal));
        return uint.Parse(line.Split('\t')[2], CultureInfo.InvariantCulture);
    }
}
