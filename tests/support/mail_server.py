"""A mail server on loopback for tests: it takes mail, refuses it, breaks off, or hangs, as it is told.

Part of the tests rather than a package: what matters is how it fails.
"""

import socket
import threading


class MailServer:
    """how: take; refuse (550 for the recipient); reject (554 after the text); break_off (closes after the text, without a word);
    hang (says nothing after the text until end()). `mails` is what was taken over, `texts` every whole text that has come in."""

    def __init__(self, how="take", port=0):
        self.how, self.mails, self.texts = how, [], []
        self.socket = socket.create_server(("127.0.0.1", port))
        self.port = self.socket.getsockname()[1]
        self.connections = []
        self.is_over = threading.Event()
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    def end(self):
        """Dies: every connection breaks off."""
        self.is_over.set()
        for one in (self.socket, *self.connections):
            try:
                one.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            one.close()
        self.thread.join(timeout=10)

    def _serve(self):
        while not self.is_over.is_set():
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.connections.append(connection)
            threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def _talk(self, connection):
        def say(text):
            connection.sendall(f"{text}\r\n".encode())

        try:
            lines = connection.makefile("rb")
            say("220 test")
            sender, recipient = "", ""
            for line in lines:
                verb = line.decode().strip()
                upper = verb.upper()
                if upper.startswith("MAIL FROM:"):
                    sender = verb[10:]
                    say("250 ok")
                elif upper.startswith("RCPT TO:"):
                    recipient = verb[8:]
                    say("550 no such mailbox" if self.how == "refuse" else "250 ok")
                elif upper == "DATA":
                    say("354 go on")
                    text = b""
                    for part in lines:
                        if part == b".\r\n":
                            break
                        text += part[1:] if part.startswith(b"..") else part
                    else:
                        return
                    self.texts.append(text)
                    if self.how == "break_off":
                        connection.shutdown(socket.SHUT_RDWR)
                        return
                    if self.how == "hang":
                        self.is_over.wait(60)
                        return
                    if self.how == "reject":
                        say("554 no")
                        continue
                    self.mails.append((sender, recipient, text))
                    say("250 taken")
                elif upper == "QUIT":
                    say("221 bye")
                    return
                else:
                    say("250 test" if upper.startswith(("EHLO", "HELO", "RSET", "NOOP")) else "502 what")
        except OSError:
            pass
        finally:
            connection.close()
