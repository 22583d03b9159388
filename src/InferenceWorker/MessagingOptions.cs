using System.ComponentModel.DataAnnotations;
using Neura.Messaging;

namespace NeuraNft.InferenceWorker;

/// <summary>What carries the jobs to the workers. Bound from the section "Messaging".</summary>
public sealed class MessagingOptions : IValidatableObject
{
    public const string Section = "Messaging";

    /// <summary>"postgres" (default), the market's own database, or "rabbitmq".</summary>
    [Required, RegularExpression("(?i:postgres|rabbitmq)", ErrorMessage = "Messaging:Transport is postgres or rabbitmq.")]
    public string Transport { get; set; } = "postgres";

    public RabbitMqOptions RabbitMq { get; init; } = new();

    /// <summary>Null where the database carries the jobs.</summary>
    internal Uri? Broker => IsRabbitMq ? BrokerUri.Read(RabbitMq.Uri) : null;

    private bool IsRabbitMq => string.Equals(Transport, "rabbitmq", StringComparison.OrdinalIgnoreCase);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsRabbitMq && Broker is null)
            yield return new ValidationResult(
                "Messaging:RabbitMq:Uri is needed with the transport rabbitmq: amqp://user:password@host:5672/, percent-encoded.");
    }

    /// <summary>Section "Messaging:RabbitMq".</summary>
    public sealed class RabbitMqOptions
    {
        /// <summary>
        /// amqp or amqps, with user and password: it belongs into the environment, not into a file. Text, for a failed conversion to an
        /// address would quote it.
        /// </summary>
        public string? Uri { get; set; }
    }
}
