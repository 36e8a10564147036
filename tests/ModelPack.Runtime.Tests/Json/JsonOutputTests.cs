using System.Buffers;
using System.Text;
using System.Text.Json;
using ModelPack.Runtime.CompilerServices;

namespace ModelPack.Runtime.Tests.Json;

public sealed class JsonOutputTests
{
    private delegate void Write(Utf8JsonWriter writer);

    [Theory]
    [InlineData(0.1f, "0.1")]
    [InlineData(float.NaN, "\"NaN\"")]
    [InlineData(float.PositiveInfinity, "\"Infinity\"")]
    [InlineData(float.NegativeInfinity, "\"-Infinity\"")]
    public void Numbers_that_json_cannot_say_are_strings(float value, string expected)
    {
        Assert.Equal($$"""{"x":{{expected}}}""", Json(writer => JsonOutput.Write(writer, "x"u8, value)));
        Assert.Equal(float.IsFinite(value) ? """{"x":0.10000000149011612}""" : $$"""{"x":{{expected}}}""", Json(writer => JsonOutput.Write(writer, "x"u8, (double)value)));
    }

    [Fact]
    public void Scalars_of_every_type_are_written() => Assert.Equal(
        """{"a":true,"b":-128,"c":65535,"d":18446744073709551615,"e":0.5,"f":null,"g":null,"h":"x"}""",
        Json(writer =>
        {
            JsonOutput.Write(writer, "a"u8, true);
            JsonOutput.Write(writer, "b"u8, sbyte.MinValue);
            JsonOutput.Write(writer, "c"u8, ushort.MaxValue);
            JsonOutput.Write(writer, "d"u8, ulong.MaxValue);
            JsonOutput.Write(writer, "e"u8, (Half)0.5);
            JsonOutput.Write(writer, "f"u8, (float?)null);
            JsonOutput.Write(writer, "g"u8, (string?)null);
            JsonOutput.Write(writer, "h"u8, "x");
        }));

    [Fact]
    public void Enums_are_written_by_label() => Assert.Equal(
        """{"a":"gr\u00FCn","b":null}""",
        Json(writer =>
        {
            JsonOutput.Write(writer, "a"u8, Colour.Green, SampleContract.Colours);
            JsonOutput.Write(writer, "b"u8, (Colour?)null, SampleContract.Colours);
        }));

    [Fact]
    public void Arrays_nest_where_the_shape_is_known() => Assert.Equal(
        """{"a":[[1,2,3],[4,5,6]],"b":[[1,2],[3,4],[5,6]],"c":[1,2,3,4,5,6],"d":[],"e":null,"f":"AQI=","g":["x"],"h":[["x"],["y"]]}""",
        Json(writer =>
        {
            float[] six = [1, 2, 3, 4, 5, 6];
            JsonOutput.Write(writer, "a"u8, six, [2, 3]);
            JsonOutput.Write(writer, "b"u8, six, [-1, 2]);
            JsonOutput.Write(writer, "c"u8, six, [-1, -1]);
            JsonOutput.Write(writer, "d"u8, Array.Empty<long>(), [-1]);
            JsonOutput.Write(writer, "e"u8, (long[]?)null, [-1]);
            JsonOutput.Write(writer, "f"u8, new byte[] { 1, 2 }, [-1]);
            JsonOutput.Write(writer, "g"u8, new[] { "x" }, [-1]);
            JsonOutput.Write(writer, "h"u8, new[] { "x", "y" }, [2, 1]);
        }));

    [Fact]
    public void Dictionaries_are_objects() => Assert.Equal(
        """{"a":{"Blue":0.5},"b":{"-7":1},"c":{"x":"NaN"},"d":null}""",
        Json(writer =>
        {
            JsonOutput.Write(writer, "a"u8, new Dictionary<Colour, float> { [Colour.Blue] = 0.5f }, SampleContract.Colours);
            JsonOutput.Write(writer, "b"u8, new Dictionary<long, float> { [-7] = 1 });
            JsonOutput.Write(writer, "c"u8, new Dictionary<string, double> { ["x"] = double.NaN });
            JsonOutput.Write(writer, "d"u8, (IReadOnlyDictionary<string, double>?)null);
        }));

    [Fact]
    public void Predictions_are_written_alone_or_as_an_array()
    {
        var output = new ArrayBufferWriter<byte>();
        ContractJson<SampleInput, float, SampleContract>.Write(output, 1.5f);
        ContractJson<SampleInput, float, SampleContract>.WriteBatch(output, [1, 2]);

        Assert.Equal("""{"score":1.5}[{"score":1},{"score":2}]""", Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void Writing_a_scalar_prediction_allocates_nothing()
    {
        var output = new ArrayBufferWriter<byte>(1024);
        ContractJson<SampleInput, float, SampleContract>.Write(output, 1.5f);
        long before = GC.GetAllocatedBytesForCurrentThread();
        ContractJson<SampleInput, float, SampleContract>.Write(output, 1.5f);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static string Json(Write write)
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(output);
        writer.WriteStartObject();
        write(writer);
        writer.WriteEndObject();
        writer.Flush();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
