using System.Buffers;
using System.Text;
using System.Text.Json;
using ModelPack.Runtime.Serving;
using ModelPack.Signatures;

namespace ModelPack.AspNetCore.OpenInference.Reading;

// Inputs: name, shape and datatype in any order, and data that is read once they are known.
internal ref partial struct InferRequestReader
{
    /// <summary>The most dimensions that are read.</summary>
    public const int MaxRank = 64;

    private bool ReadInputs(ref Utf8JsonReader json)
    {
        json.Read();
        if (_hasInputs)
            return Fail("'inputs' is given twice.");
        if (json.TokenType != JsonTokenType.StartArray)
            return Fail("'inputs' must be an array.");
        _hasInputs = true;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (!ReadInput(ref json))
                return false;
        }

        return true;
    }

    private bool ReadInput(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
            return Fail("Each of 'inputs' must be an object.");
        var input = new InputHead(_dimensions);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            bool isRead;
            if (JsonText.Is(ref json, "name"u8))
                isRead = ReadText(ref json, out input.Name) ? (input.HasName = true) : Fail("'name' of an input must be a string.");
            else if (JsonText.Is(ref json, "datatype"u8))
                isRead = ReadDatatype(ref json, ref input);
            else if (JsonText.Is(ref json, "shape"u8))
                isRead = ReadShape(ref json, ref input);
            else if (JsonText.Is(ref json, "parameters"u8))
                isRead = ReadInputParameters(ref json, ref input);
            else if (JsonText.Is(ref json, "data"u8))
                isRead = ReadData(ref json, ref input);
            else
                isRead = json.TrySkip();
            if (!isRead)
                return false;
        }

        return Finish(ref input);
    }

    private bool ReadDatatype(ref Utf8JsonReader json, ref InputHead input)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.String || !JsonText.TryRead(ref json, out ReadOnlySpan<byte> datatype))
            return Fail("'datatype' must be a string.");
        Span<char> text = stackalloc char[8];
        input.HasDatatype = true;
        input.Type = Encoding.UTF8.TryGetChars(datatype, text, out int written) ? TensorDatatypes.Parse(text[..written]) : TensorElementType.Undefined;
        return true;
    }

    private bool ReadShape(ref Utf8JsonReader json, ref InputHead input)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartArray)
            return Fail("'shape' must be an array.");
        input.Rank = 0;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.Number || !json.TryGetInt64(out long dimension) || input.Rank == MaxRank)
                return Fail("'shape' must be an array of integers.");
            input.Dimensions[input.Rank++] = dimension;
        }

        return true;
    }

    private bool ReadInputParameters(ref Utf8JsonReader json, ref InputHead input)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
            return Fail("'parameters' must be an object.");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (!JsonText.Is(ref json, "binary_data_size"u8))
            {
                json.Skip();
                continue;
            }

            json.Read();
            if (input.BinarySize >= 0)
                return Fail("'binary_data_size' of an input is given twice.");
            if (json.TokenType != JsonTokenType.Number || !json.TryGetInt64(out input.BinarySize) || input.BinarySize < 0)
                return Fail("'binary_data_size' must be an integer, 0 or more.");
        }

        return true;
    }

    // What the elements are may be said after them: then they are read from here once it is.
    private bool ReadData(ref Utf8JsonReader json, ref InputHead input)
    {
        json.Read();
        if (input.HasData)
            return Fail("'data' of an input is given twice.");
        input.HasData = true;
        if (!input.IsComplete)
        {
            input.Data = json;
            input.IsDataLeft = true;
            json.Skip();
            return true;
        }

        Give(ref input, ref json);
        return true;
    }

    private bool Finish(ref InputHead input)
    {
        if (!input.IsComplete)
            return Fail("An input needs 'name', 'shape' and 'datatype'.");
        if (input.HasData == input.BinarySize >= 0)
            return Fail(input.HasData ? "An input has either 'data' or 'binary_data_size'." : "'data' of an input is missing.");
        if (input.IsDataLeft)
            Give(ref input, ref input.Data);
        return input.HasData || GiveBinary(ref input);
    }

    // Elements take a byte each at least, so that memory is never made for more of them than were sent.
    private void Give(ref InputHead input, ref Utf8JsonReader json)
    {
        if (takesShapesFromData)
            input.TakeShapeFrom(json);
        if (input.CountElements(long.MaxValue) > length)
        {
            call.Fail(input.Name, ElementProblem.Count.Code, ElementProblem.Count.What);
            json.Skip();
        }
        else if (!call.TryGive(input.Name, input.Type, input.Shape, out TensorMemory memory))
        {
            json.Skip();
        }
        else if (JsonTensorReader.Read(ref json, memory, input.Shape) is { } problem)
        {
            call.Fail(input.Name, problem.Code, problem.What);
        }
    }

    private bool GiveBinary(ref InputHead input)
    {
        if (input.BinarySize > _binary.Length)
            return Fail("There are fewer bytes behind the JSON than its inputs say in 'binary_data_size'.");
        ReadOnlySequence<byte> bytes = _binary.Slice(0, input.BinarySize);
        _binary = _binary.Slice(input.BinarySize);
        if (BinaryTensors.LeastBytes(input.Type, input.CountElements(int.MaxValue)) > input.BinarySize)
            call.Fail(input.Name, ElementProblem.Bytes.Code, ElementProblem.Bytes.What);
        else if (call.TryGive(input.Name, input.Type, input.Shape, out TensorMemory memory) && BinaryTensors.Read(bytes, memory) is { } problem)
            call.Fail(input.Name, problem.Code, problem.What);
        return true;
    }
}
