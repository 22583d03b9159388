using System.Text.Json.Serialization;

namespace NeuraNft.Domain.Accounts;

/// <summary>Why a session ended. Stored format; change only by adding.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SessionEnd>))]
public enum SessionEnd
{
    [JsonStringEnumMemberName("logout")]
    LoggedOut,

    /// <summary>A refresh token came back after its successor was given out: it was copied.</summary>
    [JsonStringEnumMemberName("reuse")]
    TokenReused,

    /// <summary>The chain no longer shows the session's key on its account with full access.</summary>
    [JsonStringEnumMemberName("key_removed")]
    KeyRemoved,

    [JsonStringEnumMemberName("expired")]
    Expired,

    /// <summary>The account opened more sessions than it may have: its oldest gave way.</summary>
    [JsonStringEnumMemberName("displaced")]
    Displaced,
}
