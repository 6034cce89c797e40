using PerfGates.Load.Answers;
using PerfGates.Load.Users;

namespace PerfGates.Load.Epoll;

internal enum At
{
    /// <summary>No socket; it is opened when somebody needs it.</summary>
    Down,

    /// <summary>No answer is waited for.</summary>
    Idle,
    Connecting,

    /// <summary>Sending, or waiting for an answer.</summary>
    Busy,
}

/// <summary>A user and its socket.</summary>
internal sealed class Connection(int index, User user, long largestBody)
{
    public int Index { get; } = index;

    public User User { get; } = user;

    public AnswerReader Answer { get; } = new(largestBody);

    public At At { get; set; }

    public int Socket { get; set; } = -1;

    /// <summary>What is being sent, and how far that is.</summary>
    public byte[] Bytes { get; set; } = [];

    public int Length { get; set; }

    public int Sent { get; set; }

    /// <summary>Waits to be able to send more.</summary>
    public bool WantsToSend { get; set; }

    /// <summary>When the last request was sent.</summary>
    public long SentAt { get; set; }

    /// <summary>When connecting or waiting for an answer has taken too long.</summary>
    public long Deadline { get; set; } = long.MaxValue;

    public long ConnectingSince { get; set; }

    /// <summary>Answers over this socket.</summary>
    public long Answered { get; set; }

    /// <summary>The running request has been sent again already.</summary>
    public bool Repeated { get; set; }

    /// <summary>What the user does when its think time is over: go on with its pass, or begin another.</summary>
    public bool InPass { get; set; }
}
