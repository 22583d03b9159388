namespace NeuraNft.Domain.Models;

/// <summary>Why a model may not be asked for inference now.</summary>
/// <param name="Message">Why its test failed.</param>
public sealed record ModelNotOffered(ModelOffer Offer, string? Message);
