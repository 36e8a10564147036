using System.Runtime.InteropServices;

namespace ModelPack.AspNetCore.Tests.OpenInference;

/// <summary>Every datatype, at its edges, in JSON and in bytes.</summary>
public sealed class DatatypeTests(OpenInferenceApp app) : IClassFixture<OpenInferenceApp>
{
    public static TheoryData<string, string, string> Json => new()
    {
        { "FP32", "[3.4028235e38,-1e-45,0.1,16777217]", "[3.4028235E+38,-1E-45,0.1,16777216]" },
        { "FP32", """["NaN","Infinity","-Infinity",-0.0]""", """["NaN","Infinity","-Infinity",-0]""" },
        { "FP64", "[1.7976931348623157e308,-5e-324,0.1,9007199254740993]", "[1.7976931348623157E+308,-5E-324,0.1,9007199254740992]" },
        { "FP64", """["NaN","Infinity","-Infinity"]""", """["NaN","Infinity","-Infinity"]""" },
        { "FP16", "[65504,-0.5,1.5]", "[65504,-0.5,1.5]" },
        { "FP16", """["NaN","Infinity","-Infinity"]""", """["NaN","Infinity","-Infinity"]""" },
        { "BF16", "[1.5,-2.5,256]", "[1.5,-2.5,256]" },
        { "BF16", """["NaN","Infinity","-Infinity"]""", """["NaN","Infinity","-Infinity"]""" },
        { "INT8", "[127,-128,1.0,1e2]", "[127,-128,1,100]" },
        { "INT16", "[32767,-32768]", "[32767,-32768]" },
        { "INT32", "[2147483647,-2147483648]", "[2147483647,-2147483648]" },
        { "INT64", "[9223372036854775807,-9223372036854775808,9007199254740993]", "[9223372036854775807,-9223372036854775808,9007199254740993]" },
        { "UINT8", "[255,0]", "[255,0]" },
        { "UINT16", "[65535,0]", "[65535,0]" },
        { "UINT32", "[4294967295,0]", "[4294967295,0]" },
        { "UINT64", "[18446744073709551615,0,9007199254740993]", "[18446744073709551615,0,9007199254740993]" },
        { "BOOL", "[true,false,1,0]", "[true,false,true,false]" },
        { "BYTES", """["","héllo","\u0000a\ud83d\ude00","붓꽃\n\""]""", """["","héllo","\u0000a\uD83D\uDE00","붓꽃\n\""]""" },
    };

    public static TheoryData<string, string, string> Wrong => new()
    {
        { "FP32", "[1e39]", "MPK3004" }, { "FP32", "[true]", "MPK3002" }, { "FP32", "[null]", "MPK3002" }, { "FP32", """["1"]""", "MPK3002" }, { "FP32", """["nan"]""", "MPK3002" },
        { "FP64", "[1e309]", "MPK3004" }, { "FP16", "[65536]", "MPK3004" }, { "BF16", "[1e39]", "MPK3004" },
        { "INT8", "[128]", "MPK3004" }, { "INT8", "[-129]", "MPK3004" }, { "INT8", "[0.5]", "MPK3002" }, { "INT16", "[32768]", "MPK3004" }, { "INT32", "[2147483648]", "MPK3004" },
        { "INT64", "[9223372036854775808]", "MPK3004" }, { "INT64", "[1e99]", "MPK3004" }, { "UINT8", "[-1]", "MPK3004" }, { "UINT8", "[256]", "MPK3004" },
        { "UINT16", "[65536]", "MPK3004" }, { "UINT32", "[4294967296]", "MPK3004" }, { "UINT64", "[18446744073709551616]", "MPK3004" }, { "UINT64", "[-1]", "MPK3004" },
        { "BOOL", "[2]", "MPK3004" }, { "BOOL", """["true"]""", "MPK3002" }, { "BYTES", "[1]", "MPK3002" }, { "BYTES", """["\ud800"]""", "MPK3002" }, { "BYTES", "[null]", "MPK3002" },
    };

    public static TheoryData<string, string> Binary => new()
    {
        { "FP32", Hex<float>(float.MaxValue, float.NaN) }, { "FP64", Hex<double>(double.Epsilon, double.NegativeInfinity) },
        { "FP16", Hex<Half>(Half.MaxValue, Half.NaN) }, { "BF16", Hex<ushort>(0x3FC0, 0x7F80) },
        { "INT8", Hex<sbyte>(sbyte.MinValue, 1) }, { "INT16", Hex<short>(short.MinValue, 1) }, { "INT32", Hex<int>(int.MinValue, 1) }, { "INT64", Hex<long>(long.MinValue, 1) },
        { "UINT8", Hex<byte>(255, 1) }, { "UINT16", Hex<ushort>(65535, 1) }, { "UINT32", Hex<uint>(uint.MaxValue, 1) }, { "UINT64", Hex<ulong>(ulong.MaxValue, 1) },
        { "BOOL", "0001" }, { "BYTES", "00000000" + "03000000" + Convert.ToHexString("é\0"u8) },
    };

    [Theory]
    [MemberData(nameof(Json))]
    public async Task Numbers_are_exact_in_JSON(string datatype, string sent, string expected)
    {
        int rows = System.Text.Json.JsonDocument.Parse(sent).RootElement.GetArrayLength();
        InferAnswer answer = await InferAnswer.PostAsync(app.Client, "types", AllTypes.Request(datatype, rows, sent));
        Assert.Equal((200, null), (answer.Status, answer.Error));
        Assert.Equal(datatype, (string?)answer.Output("out_" + AllTypes.Names[datatype])["datatype"]);
        Assert.Equal(expected, answer.Data("out_" + AllTypes.Names[datatype]));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_a_datatype_cannot_hold_is_refused(string datatype, string sent, string code)
    {
        InferAnswer answer = await InferAnswer.PostAsync(app.Client, "types", AllTypes.Request(datatype, 1, sent));
        answer.IsError(400, $"{code}: 'in_{AllTypes.Names[datatype]}' has at element 0");
    }

    [Theory]
    [MemberData(nameof(Binary))]
    public async Task Bytes_come_back_as_they_were_sent(string datatype, string hex)
    {
        byte[] bytes = Convert.FromHexString(hex);
        InferAnswer answer = await InferAnswer.PostAsync(app.Client, "types", AllTypes.BinaryRequest(datatype, 2, bytes.Length), bytes);
        Assert.Equal((200, "application/octet-stream"), (answer.Status, answer.MediaType));
        Assert.Null(answer.Json["outputs"]![0]!["data"]);
        Assert.Equal(hex, Convert.ToHexString(answer.Bytes("out_" + AllTypes.Names[datatype])));
    }

    [Fact]
    public async Task Truth_values_are_0_and_1()
    {
        InferAnswer answer = await InferAnswer.PostAsync(app.Client, "types", AllTypes.BinaryRequest("BOOL", 2, 2), [1, 2]);
        answer.IsError(400, "MPK3002: 'in_bool' holds bytes that are neither 0 nor 1");
    }

    [Fact]
    public async Task Strings_are_text()
    {
        byte[] bytes = [1, 0, 0, 0, 0xFF, 0, 0, 0, 0];
        (await InferAnswer.PostAsync(app.Client, "types", AllTypes.BinaryRequest("BYTES", 2, bytes.Length), bytes)).IsError(400, "MPK3002: 'in_string' has at element 0");
    }

    private static string Hex<T>(params ReadOnlySpan<T> values)
        where T : unmanaged => Convert.ToHexString(MemoryMarshal.AsBytes(values));
}
