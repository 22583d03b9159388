namespace NeuraNft.Domain.Assets;

/// <summary>Why an account has no higher level.</summary>
public enum AccessDenial
{
    /// <summary>Nobody ever gave it more.</summary>
    NotGranted,

    /// <summary>Its grant has reached its expiry.</summary>
    Expired,

    /// <summary>Its right ended when the asset changed hands.</summary>
    Lapsed,

    /// <summary>Its grant was taken back.</summary>
    Revoked,

    /// <summary>The asset's maximum level holds it down.</summary>
    Capped,

    /// <summary>The asset is no more.</summary>
    Burnt,
}
