namespace Neura.GraphQL.Http.Sockets;

/// <summary>What a client sent ends its connection.</summary>
internal sealed class SocketRefusal(SocketClose close) : Exception(close.Reason)
{
    public SocketClose Close { get; } = close;
}
