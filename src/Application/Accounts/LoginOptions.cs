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

    /// <summary>A session ends where it is not refreshed for so long. Default 7 days.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "90.00:00:00")]
    public TimeSpan IdleLifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>A session ends at this age, however often it is refreshed. Default 30 days.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "365.00:00:00")]
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// For so long a spent refresh token gets its answer again, for the first may have been lost. Later it is a copy, and ends the session.
    /// Default 10 seconds.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan RefreshGrace { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Open sessions of one account; a further login ends the one that was refreshed longest ago. Default 50.</summary>
    [Range(1, 500)]
    public int MaxSessions { get; set; } = 50;
}
