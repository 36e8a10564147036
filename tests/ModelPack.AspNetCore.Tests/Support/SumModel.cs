using System.Buffers;
using System.Text.Json;
using ModelPack.Runtime.CompilerServices;

namespace ModelPack.AspNetCore.Tests.Support;

/// <summary>A model without a file, for what endpoints do around a prediction: it adds <c>x</c> and <c>y</c>.</summary>
public sealed class SumModel : IModel<SumModel>
{
    private readonly SumHost _host;

    public SumModel() => _host = new SumHost(this);

    /// <summary>Runs before each prediction of one object or one array.</summary>
    public Action<CancellationToken> Before { get; init; } = static _ => { };

    /// <summary>How often the model was called with an array.</summary>
    public int Batches { get; private set; }

    public static ModelDescriptor Descriptor => Predictor<object, object, SumContract>.Descriptor;

    public static SumModel Load(PredictorOptions? options = null) => new();

    public static ModelHost HostOf(SumModel predictor) => predictor._host;

    public static bool TryPredictJson(SumModel predictor, in ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors, CancellationToken cancellationToken = default)
    {
        predictor.Before(cancellationToken);
        if (!TryParse(json, errors, out JsonDocument? document))
            return false;
        using (document)
        {
            double sum = Add(document.RootElement, "$", errors);
            if (errors.Count > 0)
                return false;
            using var writer = new Utf8JsonWriter(output);
            Write(writer, sum);
            return true;
        }
    }

    public static bool TryPredictJsonBatch(SumModel predictor, in ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors, CancellationToken cancellationToken = default)
    {
        predictor.Before(cancellationToken);
        predictor.Batches++;
        if (!TryParse(json, errors, out JsonDocument? document))
            return false;
        using (document)
        {
            double[] sums = [.. document.RootElement.EnumerateArray().Select((row, index) => Add(row, $"$[{index}]", errors))];
            if (sums.Length > options.MaxRows)
                errors.Add(new InputError("$", "MPK3011", "Too many rows."));
            if (errors.Count > 0)
                return false;
            using var writer = new Utf8JsonWriter(output);
            writer.WriteStartArray();
            foreach (double sum in sums)
                Write(writer, sum);
            writer.WriteEndArray();
            return true;
        }
    }

    public void Dispose()
    {
    }

    private static bool TryParse(in ReadOnlySequence<byte> json, ICollection<InputError> errors, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out JsonDocument? document)
    {
        try
        {
            document = JsonDocument.Parse(json);
            return true;
        }
        catch (JsonException)
        {
            document = null;
            errors.Add(new InputError("$", "MPK3002", "The document is not JSON."));
            return false;
        }
    }

    private static double Add(JsonElement row, string path, ICollection<InputError> errors)
    {
        double sum = 0;
        foreach (string member in (string[])["x", "y"])
        {
            if (row.ValueKind == JsonValueKind.Object && row.TryGetProperty(member, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number))
                sum += number;
            else
                errors.Add(new InputError($"{path}.{member}", "MPK3001", "A number is needed."));
        }

        return sum;
    }

    private static void Write(Utf8JsonWriter writer, double sum)
    {
        writer.WriteStartObject();
        writer.WriteNumber("sum", sum);
        writer.WriteEndObject();
    }
}
