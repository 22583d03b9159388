using System.ComponentModel.DataAnnotations;

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
    internal Uri? Broker => string.Equals(Transport, "rabbitmq", StringComparison.OrdinalIgnoreCase) ? RabbitMq.Uri : null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.Equals(Transport, "rabbitmq", StringComparison.OrdinalIgnoreCase) && RabbitMq.Uri?.Scheme is not ("amqp" or "amqps"))
            yield return new ValidationResult(
                "Messaging:RabbitMq:Uri is needed with the transport rabbitmq: amqp://user:password@host:5672/.");
    }

    /// <summary>Section "Messaging:RabbitMq".</summary>
    public sealed class RabbitMqOptions
    {
        /// <summary>amqp or amqps, with user and password: it belongs into the environment, not into a file.</summary>
        public Uri? Uri { get; set; }
    }
}
