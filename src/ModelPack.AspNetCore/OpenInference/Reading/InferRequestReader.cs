using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using ModelPack.Runtime.Serving;

namespace ModelPack.AspNetCore.OpenInference.Reading;

/// <summary>
/// Reads a request of the protocol into a call: elements go straight to the memory that the model reads. Tolerant: members may come in any order, and what it does not know it skips.
/// </summary>
/// <param name="call">The call.</param>
/// <param name="length">The length of the JSON in bytes.</param>
/// <param name="binary">The bytes behind the JSON, tensor by tensor.</param>
/// <param name="takesShapesFromData">Whether a first dimension that does not fit the elements is corrected.</param>
internal ref partial struct InferRequestReader(TensorCall call, long length, ReadOnlySequence<byte> binary, bool takesShapesFromData)
{
    private readonly InferRequest _request = new();
    private readonly long[] _dimensions = new long[MaxRank];
    private ReadOnlySequence<byte> _binary = binary;
    private string? _problem;
    private bool _hasInputs;

    /// <summary>Reads the JSON of a request.</summary>
    /// <returns>What makes it no request of the protocol; null when it is one, and what is wrong with its tensors is among the errors of the call.</returns>
    public static string? Read(ReadOnlySequence<byte> json, ReadOnlySequence<byte> binary, TensorCall call, bool takesShapesFromData, [NotNull] out InferRequest? request)
    {
        var reader = new InferRequestReader(call, json.Length, binary, takesShapesFromData);
        request = reader._request;
        try
        {
            var body = new Utf8JsonReader(json);
            body.Read();
            bool isRead = reader.ReadRequest(ref body) && !body.Read();
            return reader._problem ?? (isRead ? null : "The body must be one JSON object.");
        }
        catch (JsonException exception)
        {
            return string.Create(CultureInfo.InvariantCulture, $"The body is no valid JSON, near byte {exception.BytePositionInLine} of line {exception.LineNumber}.");
        }
    }

    private bool ReadRequest(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
            return false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            bool isRead;
            if (JsonText.Is(ref json, "inputs"u8))
                isRead = ReadInputs(ref json);
            else if (JsonText.Is(ref json, "outputs"u8))
                isRead = ReadOutputs(ref json);
            else if (JsonText.Is(ref json, "id"u8))
                isRead = ReadId(ref json);
            else if (JsonText.Is(ref json, "parameters"u8))
                isRead = ReadParameters(ref json);
            else
                isRead = json.TrySkip();
            if (!isRead)
                return false;
        }

        if (!_binary.IsEmpty && call.Errors.Count == 0)
            return Fail("There are more bytes behind the JSON than its inputs say in 'binary_data_size'.");
        return _hasInputs || Fail("'inputs' is missing.");
    }

    private bool ReadId(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.String || !JsonText.TryRead(ref json, out ReadOnlySpan<byte> id))
            return Fail("'id' must be a string.");
        _request.Id = System.Text.Encoding.UTF8.GetString(id);
        return true;
    }

    private bool ReadParameters(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
            return Fail("'parameters' must be an object.");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (!JsonText.Is(ref json, "binary_data_output"u8))
            {
                json.Skip();
                continue;
            }

            json.Read();
            if (json.TokenType is not (JsonTokenType.True or JsonTokenType.False))
                return Fail("'binary_data_output' must be true or false.");
            _request.IsBinary = json.GetBoolean();
        }

        return true;
    }

    private bool ReadOutputs(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartArray)
            return Fail("'outputs' must be an array.");
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (!ReadOutput(ref json))
                return false;
        }

        return true;
    }

    private bool ReadOutput(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
            return Fail("Each of 'outputs' must be an object.");
        ReadOnlySpan<byte> name = default;
        bool isNamed = false;
        bool? isBinary = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (JsonText.Is(ref json, "name"u8))
            {
                isNamed = ReadText(ref json, out name);
                if (!isNamed)
                    return Fail("'name' of an output must be a string.");
            }
            else if (!JsonText.Is(ref json, "parameters"u8))
            {
                json.Skip();
            }
            else if (!ReadOutputParameters(ref json, out isBinary))
            {
                return false;
            }
        }

        if (!isNamed)
            return Fail("'name' of an output is missing.");
        if (call.TrySelect(name))
            _request.AddOutput(isBinary);
        return true;
    }

    private bool ReadOutputParameters(ref Utf8JsonReader json, out bool? isBinary)
    {
        isBinary = null;
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
            return Fail("'parameters' must be an object.");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (!JsonText.Is(ref json, "binary_data"u8))
            {
                json.Skip();
                continue;
            }

            json.Read();
            if (json.TokenType is not (JsonTokenType.True or JsonTokenType.False))
                return Fail("'binary_data' must be true or false.");
            isBinary = json.GetBoolean();
        }

        return true;
    }

    private static bool ReadText(scoped ref Utf8JsonReader json, out ReadOnlySpan<byte> text)
    {
        text = [];
        return json.Read() && json.TokenType == JsonTokenType.String && JsonText.TryRead(ref json, out text);
    }

    private bool Fail(string problem)
    {
        _problem ??= problem;
        return false;
    }
}
