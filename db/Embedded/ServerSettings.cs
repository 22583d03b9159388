using System.Net;
using System.Net.Sockets;

namespace Neura.Database;

/// <summary>What the server is started with; nothing is written into its configuration files.</summary>
internal static class ServerSettings
{
    public static IEnumerable<string> For(EmbeddedPostgresOptions options, int port)
    {
        var settings = new Dictionary<string, string>
        {
            ["listen_addresses"] = "127.0.0.1",
            ["port"] = $"{port}",
            ["unix_socket_directories"] = "",
            ["max_connections"] = "200",
            ["shared_buffers"] = "128MB",
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
        };
        if (!options.Durable)
        {
            settings["fsync"] = "off";
            settings["full_page_writes"] = "off";
            settings["autovacuum"] = "off";
        }

        foreach (var (name, value) in options.Settings) settings[name] = value;
        return settings.Select(s => $"{s.Key}={s.Value}");
    }

    /// <summary>Another process may take the port before the server does; the caller then asks for a new one.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
