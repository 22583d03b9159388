using System.ComponentModel.DataAnnotations;
using NeuraNft.Domain;

namespace NeuraNft.Api.Workers;

/// <summary>Who operates this market. Bound from the section "Operators".</summary>
public sealed class OperatorOptions : IValidatableObject
{
    public const string Section = "Operators";

    /// <summary>Accounts that see the machines behind the market. Default: none.</summary>
    public IList<string> Accounts { get; init; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from account in Accounts
        where !Account.TryParse(account, out _)
        select new ValidationResult($"Operators:Accounts holds \"{account}\", which is no account.", [nameof(Accounts)]);
}
