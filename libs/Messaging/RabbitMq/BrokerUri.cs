using RabbitMQ.Client;

namespace Neura.Messaging;

/// <summary>
/// A broker's address. It holds a password, and both Uri and the client quote what they cannot read: no failure of theirs gets out.
/// </summary>
public static class BrokerUri
{
    /// <returns>Null where it is no amqp or amqps address with at most user, password and virtual host, percent-encoded.</returns>
    public static Uri? Read(string? value)
    {
        try
        {
            if (value is null)
                return null;
            var uri = new Uri(value);
            _ = new ConnectionFactory { Uri = uri };
            return uri;
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }
}
