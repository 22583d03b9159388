using System.ComponentModel.DataAnnotations;

namespace NeuraNft.Application.Accounts;

/// <summary>How accounts log in. Bound from the section "Login".</summary>
public sealed class LoginOptions
{
    public const string Section = "Login";

    /// <summary>
    /// NEP-413 recipient: the domain a wallet shows. A signature for another recipient is refused. Default "neuranft.local".
    /// </summary>
    [Required, StringLength(255, MinimumLength = 1)]
    public string Recipient { get; set; } = "neuranft.local";

    /// <summary>How long a challenge may be answered. Default 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "00:30:00")]
    public TimeSpan ChallengeLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long an access token is good for. Default 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(10);
}
