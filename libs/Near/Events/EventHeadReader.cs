using System.Text.Json;

namespace Neura.Near.Events;

/// <summary>Goes over a log once and notes where its head lies. It says the same of a log as the full reading does.</summary>
internal ref struct EventHeadReader(ReadOnlySpan<byte> json)
{
    // Deeper than any event of a known standard, and far from the depth that would cost anything.
    internal const int MaxDepth = 32;

    private Utf8JsonReader _reader = new(json, new JsonReaderOptions { MaxDepth = MaxDepth });
    private ReadOnlySpan<byte> _standard;
    private ReadOnlySpan<byte> _version;
    private ReadOnlySpan<byte> _event;
    private bool _dataIsWrong;

    /// <exception cref="JsonException">Not JSON.</exception>
    public bool TryRead(out EventHead head)
    {
        head = default;
        _reader.Read();
        if (_reader.TokenType != JsonTokenType.StartObject) return false;
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            if (_reader.ValueTextEquals("standard"u8)) _standard = Text();
            else if (_reader.ValueTextEquals("version"u8)) _version = Text();
            else if (_reader.ValueTextEquals("event"u8)) _event = Text();
            else if (_reader.ValueTextEquals("data"u8)) PassData();
            else _reader.Skip();
        }
        _reader.Read(); // A second value behind the first is an error.
        head = new EventHead(_standard, _version, _event);
        return !_dataIsWrong && !_standard.IsEmpty && !_version.IsEmpty && !_event.IsEmpty;
    }

    private ReadOnlySpan<byte> Text()
    {
        _reader.Read();
        if (_reader.TokenType != JsonTokenType.String)
        {
            _reader.Skip();
            return default;
        }
        // Escapes in a name are allowed and unheard of: only then is something allocated.
        return _reader.ValueIsEscaped ? System.Text.Encoding.UTF8.GetBytes(_reader.GetString()!) : _reader.ValueSpan;
    }

    private void PassData()
    {
        _reader.Read();
        _dataIsWrong = _reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject or JsonTokenType.Null);
        _reader.Skip();
    }
}
