using System.Buffers;
using System.Globalization;
using ModelPack.AspNetCore.Requests;

namespace ModelPack.AspNetCore.SageMaker;

/// <summary>Joins JSON lines into one array, for answers that are no lines.</summary>
internal static class JsonLinesInput
{
    /// <summary>Writes the array.</summary>
    /// <param name="body">The lines.</param>
    /// <param name="options">The limits.</param>
    /// <param name="json">Takes the array; of no use when there are errors.</param>
    /// <param name="errors">Takes what is wrong with the lines themselves.</param>
    public static void Write(ReadOnlySequence<byte> body, ModelEndpointOptions options, PooledBuffer json, List<InputError> errors)
    {
        var splitter = new LineSplitter(long.MaxValue);
        json.Write("["u8);
        for (int row = 0; errors.Count < options.MaxErrors && splitter.TryTake(ref body, last: true, out ReadOnlySequence<byte> line); row++)
        {
            if (row == options.MaxRows)
            {
                errors.Add(new InputError("$", "MPK3011", string.Create(CultureInfo.InvariantCulture, $"Must have at most {options.MaxRows} rows.")));
                return;
            }

            // A line that is more or less than one value would move the rows after it.
            if (!JsonLineGroup.IsOneValue(line))
                errors.Add(new InputError(string.Create(CultureInfo.InvariantCulture, $"$[{row}]"), "MPK3002", "Must be one JSON value a line."));
            if (row > 0)
                json.Write(","u8);
            foreach (ReadOnlyMemory<byte> segment in line)
                json.Write(segment.Span);
        }

        json.Write("]"u8);
    }
}
