using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuraNft.Domain.Assets;

/// <summary>What gave a level, by name: in events it is for people too.</summary>
internal sealed class AccessSourceJson() : JsonStringEnumConverter<AccessSource>(JsonNamingPolicy.SnakeCaseLower);
