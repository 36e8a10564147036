using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ModelPack.Runtime.Telemetry;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>Reads the inputs of a contract from JSON and validates them, and writes its predictions.</summary>
internal static class ContractJson<TInput, TOutput, TContract>
    where TContract : struct, IRowContract<TInput, TOutput>
{
    private const int FirstRows = 16;

    /// <summary>Reads one row; all failures of JSON and validation go to <paramref name="errors"/>.</summary>
    public static bool TryRead(in ReadOnlySequence<byte> json, JsonInputOptions options, ICollection<InputError> errors, [MaybeNullWhen(false)] out TInput input, long maxRowElements = long.MaxValue, ModelMetrics? metrics = null)
    {
        PhaseClock clock = metrics is null ? default : metrics.StartClock();
        var reader = new JsonInputReader(json, options, maxRowElements);
        input = default;
        try
        {
            if (reader.Begin(json))
            {
                input = ReadRow(ref reader);
                reader.End();
            }
        }
        catch (JsonException malformed)
        {
            reader.FailMalformed(malformed);
        }
        catch (Exception exception) when (metrics is not null && metrics.Broke(exception))
        {
            throw;
        }

        clock.Mark(Phase.Validate);
        return Deliver(in reader, errors, metrics);
    }

    /// <summary>Reads an array of rows; all failures of all rows go to <paramref name="errors"/>.</summary>
    public static bool TryReadBatch(in ReadOnlySequence<byte> json, JsonInputOptions options, ICollection<InputError> errors, [MaybeNullWhen(false)] out TInput[] rows, long maxRowElements = long.MaxValue, ModelMetrics? metrics = null)
    {
        PhaseClock clock = metrics is null ? default : metrics.StartClock();
        var reader = new JsonInputReader(json, options, maxRowElements);
        rows = null;
        try
        {
            if (reader.Begin(json) && reader.BeginRows())
            {
                rows = ReadRows(ref reader, options);
                reader.End();
            }
        }
        catch (JsonException malformed)
        {
            reader.FailMalformed(malformed);
        }
        catch (Exception exception) when (metrics is not null && metrics.Broke(exception))
        {
            throw;
        }

        clock.Mark(Phase.Validate);
        return Deliver(in reader, errors, metrics);
    }

    /// <summary>Writes a prediction.</summary>
    public static void Write(IBufferWriter<byte> output, in TOutput prediction)
    {
        Utf8JsonWriter writer = JsonOutput.Rent(output);
        TContract.WriteOutput(writer, in prediction);
        JsonOutput.Return(writer);
    }

    /// <summary>Writes an array of predictions.</summary>
    public static void WriteBatch(IBufferWriter<byte> output, ReadOnlySpan<TOutput> predictions)
    {
        Utf8JsonWriter writer = JsonOutput.Rent(output);
        writer.WriteStartArray();
        foreach (ref readonly TOutput prediction in predictions)
            TContract.WriteOutput(writer, in prediction);
        writer.WriteEndArray();
        JsonOutput.Return(writer);
    }

    private static TInput[] ReadRows(ref JsonInputReader reader, JsonInputOptions options)
    {
        var rows = new TInput[Math.Min(FirstRows, Math.Max(0, options.MaxRows))];
        int count = 0;
        while (reader.NextRow(count, options.MaxRows))
        {
            if (count == rows.Length)
                Array.Resize(ref rows, Math.Min(options.MaxRows, rows.Length * 2));
            rows[count++] = ReadRow(ref reader);
        }

        Array.Resize(ref rows, count);
        return rows;
    }

    private static TInput ReadRow(ref JsonInputReader reader)
    {
        try
        {
            TInput row = TContract.ReadInput(ref reader);
            if (reader.RowWasObject && !reader.HasStopped)
                TContract.Validate(in row, ref reader.Failures);
            return row;
        }
        catch (Exception e) when (e is not JsonException && reader.Failures.RowHasErrors)
        {
            // A constructor or rule of the author met the default value of a member that could not be read: that failure is reported.
            reader.LeaveRow();
            return default!;
        }
    }

    private static bool Deliver(in JsonInputReader reader, ICollection<InputError> errors, ModelMetrics? metrics)
    {
        if (reader.CountedMembers > 0)
            metrics?.Failed(reader.CountedMembers, InputErrorCodes.UnknownMember, "input");
        if (!reader.Failures.HasErrors)
            return true;
        metrics?.Rejected(reader.Failures.Errors);
        foreach (InputError error in reader.Failures.Errors)
            errors.Add(error);
        return false;
    }
}
