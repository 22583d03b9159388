using System.Text;
using RabbitMQ.Client;

namespace NeuraNft.Messaging.Tests;

/// <summary>Another program on the same broker.</summary>
internal sealed class RawBroker(IConnection connection, IChannel channel) : IAsyncDisposable
{
    public IChannel Channel => channel;

    public static async Task<RawBroker> OpenAsync(Uri uri)
    {
        var connection = await new ConnectionFactory { Uri = uri }.CreateConnectionAsync(TestContext.Current.CancellationToken);
        return new RawBroker(connection, await connection.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken));
    }

    public async Task PublishAsync(string exchange, string? id, string body) => await channel.BasicPublishAsync(
        exchange, "normal", mandatory: true, id is null ? new BasicProperties() : new BasicProperties { MessageId = id },
        Encoding.UTF8.GetBytes(body));

    public async ValueTask DisposeAsync()
    {
        await channel.DisposeAsync();
        await connection.DisposeAsync();
    }
}
