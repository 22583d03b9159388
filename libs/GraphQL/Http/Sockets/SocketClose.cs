using System.Text;

namespace Neura.GraphQL.Http.Sockets;

/// <summary>Why a socket is closed: the codes of https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md, and two more.</summary>
internal sealed record SocketClose(int Code, string Reason)
{
    private const int MaxReasonBytes = 123;

    public static SocketClose Normal { get; } = new(1000, "");

    public static SocketClose GoingAway { get; } = new(1001, "The server is stopping");

    public static SocketClose TooLarge { get; } = new(1009, "Message too large");

    public static SocketClose Unauthorized { get; } = new(4401, "Unauthorized");

    public static SocketClose Forbidden { get; } = new(4403, "Forbidden");

    public static SocketClose Expired { get; } = new(4403, "Session expired");

    public static SocketClose SubprotocolNotAcceptable { get; } = new(4406, "Subprotocol not acceptable");

    public static SocketClose InitTimeout { get; } = new(4408, "Connection initialisation timeout");

    public static SocketClose TooManyInits { get; } = new(4429, "Too many initialisation requests");

    public static SocketClose InternalError { get; } = new(4500, "Internal server error");

    public static SocketClose BadMessage(string reason) => new(4400, Cut(reason));

    public static SocketClose Duplicate(string id) => new(4409, Cut($"Subscriber for {id} already exists"));

    /// <summary>Not of the protocol: the client took nothing for too long.</summary>
    public static SocketClose Slow(string? position) =>
        new(4413, Cut(position is null ? "Slow subscriber" : $"Slow subscriber; resume after {position}"));

    private static string Cut(string reason)
    {
        while (Encoding.UTF8.GetByteCount(reason) > MaxReasonBytes)
            reason = reason[..^1];
        return reason;
    }
}
