using System.ComponentModel.DataAnnotations;
using NeuraNft.Domain;

namespace NeuraNft.Api.History;

/// <summary>Who audits. Bound from the section "Audit".</summary>
public sealed class AuditOptions : IValidatableObject
{
    public const string Section = "Audit";

    /// <summary>Accounts that see stream and actor of every event, also of what concerns others. Never a payload. Default: none.</summary>
    public IList<string> Auditors { get; init; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from auditor in Auditors
        where !Account.TryParse(auditor, out _)
        select new ValidationResult($"Audit:Auditors holds \"{auditor}\", which is no account.", [nameof(Auditors)]);
}
