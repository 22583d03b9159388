using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;

namespace NeuraNft.Application.Custody;

/// <summary>Asks a running market over its socket.</summary>
public static class CustodyClient
{
    private const int MostBytes = 16 * 1024;

    /// <exception cref="CustodyException">NO_SERVER: nobody listens there. Or what the server refuses with.</exception>
    public static async Task<CustodyAnswer> AskAsync(string path, CustodyRequest request, CancellationToken ct)
    {
        var line = (byte[])[.. JsonSerializer.SerializeToUtf8Bytes(request, JsonSerializerOptions.Web), (byte)'\n'];
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), ct);
            await socket.SendAsync(line, ct);
            var answer = await ReadAsync(socket, ct);
            return answer.Code is null ? answer : throw new CustodyException(answer.Code, answer.Message ?? answer.Code);
        }
        catch (Exception failure) when (failure is SocketException or JsonException)
        {
            throw new CustodyException("NO_SERVER", $"No market answers at {path}.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(line);
        }
    }

    private static async Task<CustodyAnswer> ReadAsync(Socket socket, CancellationToken ct)
    {
        var bytes = new byte[MostBytes];
        var length = 0;
        for (int read; length < bytes.Length && (read = await socket.ReceiveAsync(bytes.AsMemory(length), ct)) > 0;) length += read;
        return JsonSerializer.Deserialize<CustodyAnswer>(bytes.AsSpan(0, length), JsonSerializerOptions.Web)!;
    }
}
